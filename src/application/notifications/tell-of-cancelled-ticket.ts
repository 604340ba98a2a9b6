import type { Handler } from '../jobs/job.ts';
import type { Drafts, MailedSales } from './ports.ts';
import { eventFor, readersOf, ticketFor } from './readers.ts';
import type { tellOfCancelledTicketJob } from './tell-of-cancelled-ticket.job.ts';

type Deps = { sales: MailedSales; drafts: Drafts };

export const tellOfCancelledTicket =
  (d: Deps): Handler<(typeof tellOfCancelledTicketJob)['payload']> =>
  async ({ ticketId, by }) => {
    const found = await d.sales.ticket(ticketId);
    if (!found) return;
    const { event, ticket } = found;
    await d.drafts.write(
      readersOf([ticket]).map(({ userId, recipient, name, locale }) => ({
        key: `ticket-cancelled:${ticketId}:${recipient.toLowerCase()}`,
        userId,
        subjectId: ticketId,
        recipient,
        locale,
        template: 'ticket-cancelled',
        payload: { name, event: eventFor(event, locale), ticket: ticketFor(ticket, locale), by },
      })),
    );
  };
