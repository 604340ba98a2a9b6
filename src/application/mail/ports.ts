import type { Locale } from '../../domain/locale.ts';
import type { Letter, Template } from './letters.ts';
import type { MailCounts, MailFilter, MailStatus } from './schema.ts';

/** A mail as it was written. `url` is a secret: it resets a password or confirms an address. */
export type WrittenMail = {
  id: string;
  template: string;
  recipient: string;
  locale: Locale;
  status: MailStatus;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
  url: string | null;
  /** Until when the link is good; null where the mail has none. */
  expiresAt: Date | null;
  /** What it was told, which its template reads. */
  payload: unknown;
};

export type MailTry = {
  number: number;
  startedAt: Date;
  endedAt: Date | null;
  answer: string | null;
  isAccepted: boolean;
};

export type MailReads = {
  /** Newest first. Of more than `most` no others are looked at, nor counted. */
  list(
    filter: MailFilter,
    slice: { offset: number; limit: number },
    most: number,
  ): Promise<{ rows: WrittenMail[]; total: number }>;
  /** Of each, up to `most`. */
  counts(most: number): Promise<MailCounts>;
  find(id: string): Promise<WrittenMail | null>;
  /** First to last. */
  tries(id: string): Promise<MailTry[]>;
  /** The last tries of all mails that ended, newest first. */
  lastTries(limit: number): Promise<Pick<MailTry, 'answer' | 'isAccepted'>[]>;
  /** Whether a mail, or what calls for one, has waited since then without anybody taking it up. */
  isLeftLying(since: Date): Promise<boolean>;
  /** Whether each of these tickets is good, and under this code still: whoever has it now is who had it then. */
  areStillGood(tickets: readonly { id: string; confirmationCode: string }[]): Promise<boolean>;
  /** How many mails about a subject were written by a template after `since`. */
  countAbout(subjectId: string, template: Template, since: Date): Promise<number>;
};

/** A mail that somebody asks for anew. */
type AskedMail = Letter & {
  id: string;
  /** Whose account it is about: it goes with the account. */
  userId: string;
  subjectId: string;
  recipient: string;
  locale: Locale;
};

/** The writes of a transaction on mails. */
export type MailWrites = {
  mails: {
    write(mail: AskedMail): Promise<void>;
    /** Another one that says the same. */
    copy(id: string, newId: string): Promise<void>;
    /** It is tried again from now on, unless it was sent meanwhile. */
    requeue(id: string): Promise<void>;
    /** Every one that failed and whose link, where it has one, is still good. @returns how many */
    requeueFailed(now: Date): Promise<number>;
  };
};

/** A letter in words. The subject is one line; `html` is a whole document that loads nothing from elsewhere. */
type WordedLetter = { subject: string; html: string; text: string };

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

/** A mail that is being sent, and the how-manieth try this is, counted from 1. */
export type DueMail = {
  id: string;
  attempt: number;
  template: string;
  recipient: string;
  locale: Locale;
  payload: unknown;
  createdAt: Date;
  /** Whether it goes to the address of the account that it is about. */
  isToOwner: boolean;
};

/** What became of a try. `answer` holds the server's last words, or why it was never asked. */
export type Delivery = {
  /** `postponed` is worth another try; what is `refused` is not. */
  outcome: 'accepted' | 'refused' | 'postponed';
  answer: string;
  /** False where we decided it ourselves, which says nothing about the server. */
  wasAsked?: false;
};

/** The mails that wait, and the tries to send them. */
export type Outbox = {
  /**
   * Opens a try. Null where the mail was sent or given up, or its account is gone.
   * @throws Error where another process has a try open that may still succeed
   */
  begin(id: string, now: Date): Promise<DueMail | null>;
  /** Closes it. With `isLast`, or where it was refused, the mail is given up. Waits for a database that is away. */
  end(mail: Pick<DueMail, 'id' | 'attempt'>, delivery: Delivery, isLast: boolean): Promise<void>;
  /** Mails that wait for work of `queue` that is not there any more get new one, or are given up after `most` tries. */
  takeUpLost(queue: string, most: number, now: Date): Promise<void>;
};

export type Attachment = { filename: string; contentType: string; content: Uint8Array | string };

export type OutgoingMessage = WordedLetter & {
  id: string;
  recipient: string;
  createdAt: Date;
  attachments: readonly Attachment[];
  /** Where the reader may choose to have no such mail: the page, and the address that takes a mail program's word for it. */
  unsubscribe?: { page: string; oneClick: string };
};

/** Hands mails over to whoever carries them on. Never throws. */
export type MailTransport = { send(message: OutgoingMessage): Promise<Delivery> };

/** Who wants no mail but what is about their own orders, tickets and account. */
export type OptOuts = {
  has(address: string): Promise<boolean>;
  add(address: string): Promise<void>;
};

/** How many mails an address gets that somebody else caused: so many within a day, whoever causes them. */
export type UnaskedMail = {
  /** Counts one more; false, and nothing counted, where that would be too many. */
  take(address: string, now: Date): Promise<boolean>;
  /** One that was counted did not go out. */
  giveBack(address: string): Promise<void>;
};

/** Links by which whoever got a mail says that they want no more of its kind. They need no account. */
export type UnsubscribeLinks = {
  of(address: string, locale: Locale): { page: string; oneClick: string };
  /** The address that a link was made for; null where we made no such link. */
  read(token: string): string | null;
};

/** Tickets as they are by now. */
export type HeldTickets = {
  /** Of those, in their order, the ids of which the code is still the same: they did not change hands. */
  stillUnder(tickets: readonly { id: string; confirmationCode: string }[]): Promise<string[]>;
  /** The same of those that are neither cancelled nor used; with `startsAt`, where the event begins then still. */
  stillGood(tickets: readonly { id: string; confirmationCode: string }[], startsAt: string | null): Promise<string[]>;
};
