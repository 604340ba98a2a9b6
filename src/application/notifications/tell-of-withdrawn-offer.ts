import type { Handler } from '../jobs/job.ts';
import type { Drafts, MailedSales, MailedTransfers } from './ports.ts';
import { eventFor, ticketFor } from './readers.ts';
import type { tellOfWithdrawnOfferJob } from './tell-of-withdrawn-offer.job.ts';

type Deps = { sales: MailedSales; transfers: MailedTransfers; drafts: Drafts };

export const tellOfWithdrawnOffer =
  (d: Deps): Handler<(typeof tellOfWithdrawnOfferJob)['payload']> =>
  async ({ transferId, ticketId }) => {
    const [found, recipient] = await Promise.all([d.sales.ticket(ticketId), d.transfers.recipient(transferId)]);
    if (!found || !recipient) return;
    const { event, ticket } = found;
    const { id, name, locale } = ticket.owner;
    await d.drafts.write([
      {
        key: `transfer-taken-back:${transferId}`,
        userId: id,
        subjectId: ticketId,
        recipient,
        locale,
        template: 'transfer-taken-back',
        payload: {
          name: null,
          fromName: name,
          event: eventFor(event, locale),
          typeName: ticketFor(ticket, locale).typeName,
        },
      },
    ]);
  };
