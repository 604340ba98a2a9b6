import { AppError } from '../../domain/errors.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import { findEvent } from '../events/queries.ts';
import type { EventReads, Ids, Transaction, Tx } from '../ports.ts';
import type { MessageReads } from './ports.ts';
import { findMessage, messageNotFound } from './queries.ts';
import { type SaveMessageInput, textsOf } from './schema.ts';

type Deps = { events: EventReads; messages: MessageReads; ids: Ids; transaction: Transaction };

/** Keeps a draft: a new one, or another state of one. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT */
export const saveMessage =
  (d: Deps) =>
  async (actor: Actor, input: SaveMessageInput): Promise<{ id: string }> => {
    const found = await findEvent(d, input.eventId);
    authorize(actor, 'attendees.write-to', found?.event ?? null);
    if (!found) throw eventNotFound();
    const draft = {
      texts: textsOf(input),
      audience: { who: input.who, typeId: input.typeId },
      isNews: input.isNews === 'on',
    };
    if (input.id === undefined) {
      const id = d.ids.next();
      const authorId = requireAccount(actor);
      await d.transaction((tx) => tx.messages.insert({ ...draft, id, eventId: found.event.id, authorId }));
      return { id };
    }
    const { id } = await findMessage(d, actor, input.id);
    await d.transaction(async (tx) => {
      await assureDraft(tx, id);
      await tx.messages.update(id, draft);
    });
    return { id };
  };

/** @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT where it was sent */
export const deleteMessage =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    const message = await findMessage(d, actor, id);
    await d.transaction(async (tx) => {
      await assureDraft(tx, message.id);
      await tx.messages.delete(message.id);
    });
  };

/** Locks it. @throws AppError RESOURCE_NOT_FOUND | CONFLICT */
export async function assureDraft(tx: Tx, id: string): Promise<void> {
  const status = await tx.messages.lock(id);
  if (status === null) throw messageNotFound();
  if (status !== 'DRAFT') {
    throw new AppError('CONFLICT', 'This message was sent already.', { facts: { reason: 'message_sent' } });
  }
}
