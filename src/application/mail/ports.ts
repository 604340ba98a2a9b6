import type { Slice } from '../ports.ts';
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
