import type { Locale } from '../../domain/locale.ts';
import type { Slice } from '../ports.ts';
import type { Letter } from './letters.ts';
import type { MailDto } from './schema.ts';

/** A mail as it was written. `url` is a secret: it resets a password or confirms an address. */
export type WrittenMail = {
  id: string;
  template: string;
  recipient: string;
  status: MailDto['status'];
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
  url: string | null;
  /** Until when the link is good; null where the mail has none. */
  expiresAt: Date | null;
};

export type MailReads = {
  /** Newest first. */
  list(slice: Slice): Promise<{ rows: WrittenMail[]; total: number }>;
  find(id: string): Promise<WrittenMail | null>;
};

/** A letter in words. The subject is one line; `html` is a whole document that loads nothing from elsewhere. */
export type WordedLetter = { subject: string; html: string; text: string };

export type LetterExtras = {
  /** Whether the tickets' files are attached, so that the letter says so. */
  hasFiles?: boolean;
  /** Where the reader may choose not to have such mail. */
  unsubscribeUrl?: string;
};

/** Puts letters into words. */
export type LetterWords = {
  word(letter: Letter, locale: Locale, extras?: LetterExtras): Promise<WordedLetter>;
};
