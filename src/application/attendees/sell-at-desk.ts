import type { DeskSale } from '../../domain/desk-sale.ts';
import { toMajor } from '../../domain/money.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import { type Actor, BOX_OFFICE } from '../../domain/user.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { eventNotFound } from '../events/not-found.ts';
import { findEvent } from '../events/queries.ts';
import type { SalesQueue } from '../orders/ports.ts';
import type { EventReads } from '../ports.ts';
import type { BoxOffice } from './ports.ts';
import type { DeskSaleDto, DeskSaleInput } from './schema.ts';

type Deps = {
  events: EventReads;
  salesQueue: Pick<SalesQueue, 'sell'>;
  boxOffice: BoxOffice;
  audit: AuditTrail;
  hashBody: (input: DeskSaleInput) => Buffer;
};

/**
 * Gives seats away, or sells them for what was paid by hand: through the same queue as every other sale, so that none is
 * sold twice. They belong to the account of whoever they are for, where there is one, else to the box office.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND and everything `SalesQueue.sell` throws
 */
export const sellAtDesk =
  (d: Deps) =>
  async (actor: Actor, input: DeskSaleInput): Promise<DeskSaleDto> => {
    const found = await findEvent(d, input.eventId);
    authorize(actor, 'desk.sell', found?.event ?? null);
    if (!found) throw eventNotFound();
    const by = requireAccount(actor);
    await d.boxOffice.assure(input.locale);
    const owner = input.email === '' ? null : await d.boxOffice.verifiedOwner(input.email);
    const participant = { name: input.name, email: input.email };
    const { body, replayed } = await d.salesQueue.sell({
      eventId: found.event.id,
      buyerId: owner ?? BOX_OFFICE,
      order: {
        kind: 'lines',
        shown: null,
        lines: [
          { ticketTypeId: input.ticketTypeId, participants: Array.from({ length: input.quantity }, () => participant) },
        ],
      },
      sellsHidden: true,
      desk: deskSale(input, by),
      answerBody: ({ tickets, total }, event) => JSON.stringify(toDto(tickets, total, event.currency)),
      idempotency: { key: input.key, bodyHash: d.hashBody(input) },
      isGone: () => false,
    });
    const sold: DeskSaleDto = JSON.parse(body);
    const action = input.kind === 'door' ? 'order.sell' : 'order.give';
    if (!replayed) await d.audit.record({ action, subjectId: sold.orderId, detail: { seats: sold.codes.length } });
    return sold;
  };

const deskSale = ({ kind, payment }: DeskSaleInput, by: string): DeskSale =>
  kind === 'complimentary' ? { kind, by, payment: null } : { kind, by, payment: payment ?? 'other' };

const toDto = (
  tickets: readonly { orderId: string; confirmationCode: string }[],
  total: number,
  currency: string,
): DeskSaleDto => ({
  orderId: tickets[0]?.orderId ?? '',
  codes: tickets.map(({ confirmationCode }) => confirmationCode),
  total: toMajor(total),
  currency,
});
