import { AppError } from '../../domain/errors.ts';
import { localized } from '../../domain/event.ts';
import { requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import { findEvent } from '../events/queries.ts';
import { startTask } from '../long-tasks/start-task.ts';
import type { Clock, EventReads, Transaction } from '../ports.ts';
import type { MessageReads } from './ports.ts';
import { findMessage } from './queries.ts';
import { assureDraft } from './save-message.ts';
import { sendMessageTask } from './send-message.task.ts';

type Deps = { events: EventReads; messages: MessageReads; clock: Clock; transaction: Transaction };

/**
 * Sends a draft, once: the task that writes the mails carries the message's own id.
 * @param href the message's page
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT with `reason`: `message_sent`, `no_readers` or
 *   `too_many_tasks`
 */
export const sendMessage =
  (d: Deps) =>
  async (actor: Actor, id: string, href: string, locale: string): Promise<{ readers: number }> => {
    const message = await findMessage(d, actor, id);
    const found = await findEvent(d, message.eventId);
    if (!found) throw eventNotFound();
    const readers = await d.messages.countReaders(message.eventId, message.audience);
    if (readers === 0) {
      throw new AppError('CONFLICT', 'Nobody would read this message.', { facts: { reason: 'no_readers' } });
    }
    await d.transaction(async (tx) => {
      await assureDraft(tx, message.id);
      await tx.messages.setStatus(message.id, 'SENDING', d.clock.now());
      await startTask(tx, sendMessageTask, {
        id: message.id,
        userId: requireAccount(actor),
        input: { messageId: message.id },
        facts: { event: localized(found.event, locale).name },
        href,
        total: readers,
      });
      await tx.audit({ action: 'attendees.write-to', subjectId: message.eventId, detail: { messageId: id, readers } });
    });
    return { readers };
  };

/** Stops a message that is being sent: what has gone is gone. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const stopMessage =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<{ dropped: number }> => {
    const message = await findMessage(d, actor, id);
    return d.transaction(async (tx) => {
      const status = await tx.messages.lock(message.id);
      if (status === null || status === 'DRAFT') return { dropped: 0 };
      const now = d.clock.now();
      await tx.longTasks.cancel(message.id, now);
      await tx.messages.setStatus(message.id, 'CANCELLED', now);
      const dropped = await tx.messages.dropUnsent(message.id);
      await tx.audit({ action: 'attendees.stop-writing', subjectId: message.eventId, detail: { messageId: id } });
      return { dropped };
    });
  };
