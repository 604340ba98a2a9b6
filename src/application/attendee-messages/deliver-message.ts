import { type TaskHandler, TaskStopped } from '../long-tasks/long-task.ts';
import type { Draft, Drafts, MailedEvent } from '../notifications/ports.ts';
import { eventFor, type Reader, readersOf } from '../notifications/readers.ts';
import type { Clock } from '../ports.ts';
import type { MessageDelivery, MessageDto } from './ports.ts';
import { textFor } from './schema.ts';
import type { sendMessageTask } from './send-message.task.ts';

type Deps = { messages: MessageDelivery; drafts: Drafts; clock: Clock };

/** So many are written in one go; between two it hears that it is to stop. */
const AT_ONCE = 200;

/** One mail for each address, written for the job that sends them. */
export const deliverMessage =
  (d: Deps): TaskHandler<typeof sendMessageTask.input> =>
  async (run) => {
    const { messageId } = run.input;
    const message = await d.messages.find(messageId);
    const found = message && (await d.messages.readersOf(message.eventId, message.audience));
    if (!found) return;
    const readers = readersOf(found.tickets);
    try {
      for (let from = 0; from < readers.length; from += AT_ONCE) {
        await run.report({ done: from, total: readers.length });
        const batch = readers.slice(from, from + AT_ONCE);
        await d.drafts.write(batch.map((reader) => toDraft(message, found.event, reader)));
      }
      await run.report({ done: readers.length, total: readers.length });
    } catch (error) {
      if (error instanceof TaskStopped && error.why === 'cancelled') await d.messages.stop(messageId, d.clock.now());
      throw error;
    }
    await d.messages.finish(messageId, d.clock.now());
    return { result: { readers: readers.length } };
  };

const toDraft = (message: MessageDto, event: MailedEvent, reader: Reader): Draft => ({
  key: `attendee-message:${message.id}:${reader.recipient.toLowerCase()}`,
  userId: reader.userId,
  subjectId: message.id,
  recipient: reader.recipient,
  locale: reader.locale,
  template: 'attendee-message',
  payload: {
    name: reader.name,
    event: eventFor(event, reader.locale),
    ...textFor(message.texts, reader.locale),
    isNews: message.isNews,
  },
  isOptional: message.isNews,
});
