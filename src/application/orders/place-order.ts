import { toMajor, toMinor } from '../../domain/money.ts';
import type { OrderRequest, Participant } from '../../domain/order.ts';
import { authorize, can, requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import { isUuid } from '../schema.ts';
import { toTicketDto } from '../tickets/schema.ts';
import type { SaleAnswer, SaleRequest, SalesQueue } from './ports.ts';
import type { PurchaseDto, PurchaseInput } from './schema.ts';

type Deps = { salesQueue: Pick<SalesQueue, 'sell'>; hashBody: (input: PurchaseInput) => Buffer };

/**
 * Sells 1 to 10 seats of one or several ticket types, all or nothing. With an idempotency key the same answer comes
 * again for the same body.
 * @throws AppError UNAUTHORIZED and everything `SalesQueue.sell` throws
 */
export const placeOrder =
  (d: Deps) =>
  async (
    actor: Actor,
    input: PurchaseInput,
    idempotencyKey: string | null,
    isGone: () => boolean = () => false,
  ): Promise<SaleAnswer> => {
    authorize(actor, 'order.place');
    const buyerId = requireAccount(actor);
    if (!isUuid(input.eventId)) throw eventNotFound();
    const isOneTicket = input.quantity === undefined && input.lines === undefined;
    const eventId = input.eventId.toLowerCase();
    return d.salesQueue.sell({
      eventId,
      buyerId,
      order: toOrder(input),
      sellsHidden: can(actor, 'ticket-type.sell-hidden', { eventId }),
      source: input.source,
      answerBody: isOneTicket ? oneTicket : wholeOrder,
      idempotency:
        idempotencyKey === null
          ? null
          : // Whoever comes back by another link asks for the same order.
            { key: idempotencyKey, bodyHash: d.hashBody({ ...input, eventId, source: undefined }) },
      isGone,
    });
  };

/** One participant per seat: those named, or the one of the order for every seat. */
function toOrder(input: PurchaseInput): OrderRequest {
  const { participantName, participantEmail, quantity, participants, lines, total, currency } = input;
  const shown = total === undefined || currency === undefined ? null : { total: toMinor(total), currency };
  const seats = (count: number, named: Participant[] | undefined) =>
    named ?? Array.from({ length: count }, () => ({ name: participantName, email: participantEmail }));
  if (!lines) return { kind: 'only-type', participants: seats(quantity ?? 1, participants), shown };
  return {
    kind: 'lines',
    shown,
    lines: lines.map((line) => ({
      ticketTypeId: line.ticketTypeId,
      participants: seats(line.quantity, line.participants),
    })),
  };
}

type Wording = SaleRequest['answerBody'];

const ticketsOf = ({ tickets, lines }: Parameters<Wording>[0], event: Parameters<Wording>[1], now: Date) =>
  tickets.flatMap((ticket) => {
    const line = lines.find(({ type }) => type.id === ticket.ticketTypeId);
    return line ? [toTicketDto(ticket, event, line.type, now)] : [];
  });

const oneTicket: Wording = (sold, event, now) => JSON.stringify(ticketsOf(sold, event, now)[0]);

const wholeOrder: Wording = (sold, event, now) => {
  const tickets = ticketsOf(sold, event, now);
  const body: Partial<PurchaseDto> = { ...tickets[0], tickets, total: toMajor(sold.total) };
  return JSON.stringify(body);
};
