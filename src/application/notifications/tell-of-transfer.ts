import type { Handler } from '../jobs/job.ts';
import type { Draft, Drafts, MailedAccounts, MailedSales, Person } from './ports.ts';
import { eventFor, ticketFor } from './readers.ts';
import type { tellOfTransferJob } from './tell-of-transfer.job.ts';

type Deps = { sales: MailedSales; accounts: MailedAccounts; drafts: Drafts };
type Transfer = NonNullable<Awaited<ReturnType<MailedSales['ticket']>>> & { transferId: string };

/** The one who had it hears that it is gone, the one who has it gets it. */
export const tellOfTransfer =
  (d: Deps): Handler<(typeof tellOfTransferJob)['payload']> =>
  async ({ transferId, ticketId, fromId, toId }) => {
    const [found, from, to] = await Promise.all([
      d.sales.ticket(ticketId),
      d.accounts.find(fromId),
      d.accounts.find(toId),
    ]);
    if (!found) return;
    const transfer = { ...found, transferId };
    const drafts: Draft[] = [];
    if (from) drafts.push(awayFrom(from, to?.name ?? '', transfer));
    // Where it was handed on once more since, its code is not theirs to read.
    if (to && found.ticket.owner.id === to.id) drafts.push(toNewOwner(to, from?.name ?? '', transfer));
    await d.drafts.write(drafts);
  };

const about = ({ id, email, locale }: Person, ticketId: string) => ({
  userId: id,
  subjectId: ticketId,
  recipient: email,
  locale,
});

function awayFrom(from: Person, toName: string, { event, ticket, transferId }: Transfer): Draft {
  return {
    ...about(from, ticket.id),
    key: `ticket-transferred-away:${transferId}`,
    template: 'ticket-transferred-away',
    payload: {
      name: from.name,
      toName,
      event: eventFor(event, from.locale),
      // The code it has now is the new owner's.
      ticket: { ...ticketFor(ticket, from.locale), confirmationCode: '' },
    },
  };
}

function toNewOwner(to: Person, fromName: string, { event, ticket, transferId }: Transfer): Draft {
  return {
    ...about(to, ticket.id),
    key: `ticket-transferred-to-you:${transferId}`,
    template: 'ticket-transferred-to-you',
    payload: { name: to.name, fromName, event: eventFor(event, to.locale), ticket: ticketFor(ticket, to.locale) },
  };
}
