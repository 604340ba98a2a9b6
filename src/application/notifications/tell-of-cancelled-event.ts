import type { Handler } from '../jobs/job.ts';
import type { Drafts, MailedSales } from './ports.ts';
import { eventFor, readersOf, ticketsFor } from './readers.ts';
import type { tellOfCancelledEventJob } from './tell-of-cancelled-event.job.ts';

type Deps = { sales: MailedSales; drafts: Drafts };

/** One mail for each reader, with everything of theirs that is cancelled with it. */
export const tellOfCancelledEvent =
  (d: Deps): Handler<(typeof tellOfCancelledEventJob)['payload']> =>
  async ({ eventId }) => {
    const found = await d.sales.cancelledEvent(eventId);
    if (!found) return;
    await d.drafts.write(
      readersOf(found.tickets).map((reader) => ({
        key: `event-cancelled:${eventId}:${reader.recipient.toLowerCase()}`,
        userId: reader.userId,
        subjectId: eventId,
        recipient: reader.recipient,
        locale: reader.locale,
        template: 'event-cancelled',
        payload: {
          name: reader.name,
          event: eventFor(found.event, reader.locale),
          tickets: ticketsFor(reader),
          ...(found.message ? { message: found.message } : {}),
        },
      })),
    );
  };
