import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Ids, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { goodTicketsIn, type Letter, readLetter } from './letters.ts';
import { mailNotFound } from './not-found.ts';
import type { MailReads } from './ports.ts';

type Deps = { mailReads: MailReads; clock: Clock; ids: Ids; transaction: Transaction };

/**
 * Sends a mail once more: what was sent already as another one that says the same, what waits or failed as it is.
 * @throws AppError RESOURCE_NOT_FOUND | UNAUTHORIZED | FORBIDDEN | CONFLICT with `reason`: `no_words`, `link_gone` or,
 *   where one of its tickets was cancelled, used or has another holder by now, `tickets_changed`
 */
export const resendMail =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    authorize(actor, 'mail.send');
    requireUser(actor);
    const mail = isUuid(id) ? await d.mailReads.find(id) : null;
    if (!mail) throw mailNotFound();
    const letter = readLetter(mail.template, mail.payload);
    if (!letter) throw refused('no_words', 'This mail cannot be read any more.');
    if (hasRunOut(letter, d.clock.now())) throw refused('link_gone', 'The link in this mail has run out.');
    // Its files are made anew, and would show the new holder's code to the one before.
    if (!(await d.mailReads.areStillGood(goodTicketsIn(letter)))) {
      throw refused('tickets_changed', 'A ticket in this mail was cancelled, used or handed on.');
    }
    await d.transaction(async (tx) => {
      await tx.audit({ action: 'mail.resend', subjectId: id });
      await (mail.status === 'SENT' ? tx.mails.copy(id, d.ids.next()) : tx.mails.requeue(id));
    });
  };

/** Tries every mail again that failed. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const retryFailedMail =
  (d: Deps) =>
  async (actor: Actor): Promise<{ count: number }> => {
    authorize(actor, 'mail.send');
    requireUser(actor);
    return d.transaction(async (tx) => {
      const count = await tx.mails.requeueFailed(d.clock.now());
      await tx.audit({ action: 'mail.retry-failed', subjectId: null, detail: { count } });
      return { count };
    });
  };

const hasRunOut = ({ payload }: Letter, now: Date): boolean =>
  'expiresAt' in payload && new Date(payload.expiresAt) <= now;

const refused = (reason: string, message: string) => new AppError('CONFLICT', message, { facts: { reason } });
