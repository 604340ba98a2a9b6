import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import { findEvent } from '../events/queries.ts';
import type { EventReads } from '../ports.ts';
import { isUuid } from '../schema.ts';
import type { MessageReads } from './ports.ts';
import type { MessageDto } from './schema.ts';

type Deps = { events: EventReads; messages: MessageReads };

/** More than anybody writes about one event. */
const MOST_SHOWN = 200;

export const messageNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such message.');

/** What was written to those who come to an event, and is being written. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const messagesOf =
  (d: Deps) =>
  async (actor: Actor, eventId: string): Promise<MessageDto[]> => {
    const found = await findEvent(d, eventId);
    authorize(actor, 'attendees.write-to', found?.event ?? null);
    if (!found) throw eventNotFound();
    return d.messages.listOf(found.event.id, MOST_SHOWN);
  };

/** One message, and how many it goes to. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const readMessage =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<{ message: MessageDto; readers: number }> => {
    const message = await findMessage(d, actor, id);
    return { message, readers: await d.messages.countReaders(message.eventId, message.audience) };
  };

/** @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export async function findMessage(d: Pick<Deps, 'messages'>, actor: Actor, id: string): Promise<MessageDto> {
  const message = isUuid(id) ? await d.messages.find(id) : null;
  authorize(actor, 'attendees.write-to', message && { eventId: message.eventId });
  if (!message) throw messageNotFound();
  return message;
}
