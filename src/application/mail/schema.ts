import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { text } from '../schema.ts';

export const MAIL_STATUSES = ['QUEUED', 'SENT', 'FAILED'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** Which mails an admin looks for: `q` is a part of the reader's address. */
export const mailFilter = z.object({
  status: z.enum(MAIL_STATUSES).optional(),
  q: text(1, LIMITS.search).optional(),
});
export type MailFilter = z.output<typeof mailFilter>;

/** A mail as an admin sees it in the list: without what it says. */
export type MailDto = {
  id: string;
  template: string;
  recipient: string;
  status: MailStatus;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
  /** Whether it brings a link that has not run out. */
  hasLink: boolean;
};

/** Nobody leafs or counts further, and three months of a big shop are millions: so many stand for as many or more. */
export const MOST_MAILS = 10_000;

export type MailCounts = Record<MailStatus, number>;

/** A try to hand a mail over. `answer` is what the other side said, null while it says nothing. */
export type MailTryDto = {
  number: number;
  startedAt: string;
  endedAt: string | null;
  answer: string | null;
  isAccepted: boolean;
};

/**
 * How sending goes: how many tries in a row were refused up to now, what was said last, and whether something waits for
 * a process that does the work.
 */
export type MailHealth = { failures: number; lastAnswer: string | null; isLeftLying: boolean };
