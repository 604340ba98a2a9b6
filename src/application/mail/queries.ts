import type { Locale } from '../../domain/locale.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import { isUuid, type Page, type PageRequest, toPage, toSlice } from '../schema.ts';
import { type Letter, readLetter, withoutSecret } from './letters.ts';
import { mailNotFound } from './not-found.ts';
import type { MailReads, MailTry, WrittenMail } from './ports.ts';
import {
  type MailCounts,
  type MailDto,
  type MailFilter,
  type MailHealth,
  type MailTryDto,
  MOST_MAILS,
} from './schema.ts';

type Deps = { mailReads: MailReads; clock: Clock };

/** Whether the link of a mail may still be good: whether it was used is its own affair. */
export const hasLiveLink = ({ url, expiresAt }: Pick<WrittenMail, 'url' | 'expiresAt'>, now: Date): boolean =>
  url !== null && (expiresAt === null || expiresAt > now);

const toMailDto = (mail: WrittenMail, now: Date): MailDto => ({
  id: mail.id,
  template: mail.template,
  recipient: mail.recipient,
  status: mail.status,
  attempts: mail.attempts,
  lastError: mail.lastError,
  createdAt: mail.createdAt.toISOString(),
  sentAt: mail.sentAt?.toISOString() ?? null,
  hasLink: hasLiveLink(mail, now),
});

const toTryDto = ({ startedAt, endedAt, ...rest }: MailTry): MailTryDto => ({
  ...rest,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

function assureMayRead(actor: Actor): void {
  authorize(actor, 'mail.read');
  // A key may be left lying about; what people were written is for a person's eyes.
  requireUser(actor);
}

/** What was written to people, newest first. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const writtenMail =
  (d: Deps) =>
  async (
    actor: Actor,
    request: PageRequest,
    filter: MailFilter = {},
  ): Promise<Page<MailDto> & { counts: MailCounts }> => {
    assureMayRead(actor);
    const now = d.clock.now();
    const [{ rows, total }, counts] = await Promise.all([
      d.mailReads.list(filter, toSlice(request), MOST_MAILS),
      d.mailReads.counts(MOST_MAILS),
    ]);
    return {
      ...toPage(
        rows.map((mail) => toMailDto(mail, now)),
        total,
        request,
      ),
      counts,
    };
  };

/** One mail with what became of it. `letter` is what it says but for its secret; null where it has no words. */
export type ReadMail = { mail: MailDto; locale: Locale; letter: Letter | null; tries: MailTryDto[] };

/** @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const readMail =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<ReadMail> => {
    assureMayRead(actor);
    const [mail, tries] = isUuid(id) ? await Promise.all([d.mailReads.find(id), d.mailReads.tries(id)]) : [null, []];
    if (!mail) throw mailNotFound();
    const letter = readLetter(mail.template, mail.payload);
    return {
      mail: toMailDto(mail, d.clock.now()),
      locale: mail.locale,
      letter: letter && withoutSecret(letter),
      tries: tries.map(toTryDto),
    };
  };

/** Enough to tell a server that takes nothing from one that did not know an address. */
const LOOKED_AT = 20;
/** Work is taken up within seconds; after so long nobody is there to do it. */
const LEFT_LYING_MS = 10 * 60 * 1000;

/** How sending goes just now. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const mailHealth =
  (d: Deps) =>
  async (actor: Actor): Promise<MailHealth> => {
    assureMayRead(actor);
    const [tries, isLeftLying] = await Promise.all([
      d.mailReads.lastTries(LOOKED_AT),
      d.mailReads.isLeftLying(new Date(d.clock.now().getTime() - LEFT_LYING_MS)),
    ]);
    const lastGood = tries.findIndex(({ isAccepted }) => isAccepted);
    const failures = lastGood < 0 ? tries.length : lastGood;
    return { failures, lastAnswer: failures > 0 ? (tries[0]?.answer ?? null) : null, isLeftLying };
  };
