import { requireSignedIn } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import type { SaleAnswer, SaleRequest, SalesDesk } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { type PurchaseDto, type PurchaseInput, toTicketDto } from './schema.ts';

type Deps = { salesDesk: SalesDesk; hashBody: (input: PurchaseInput) => Buffer };

/**
 * Sells 1 to 10 seats, all or nothing. With an idempotency key the same answer comes again for the same body.
 * @throws AppError UNAUTHORIZED and everything `SalesDesk.sell` throws
 */
export const purchaseTicket =
  (d: Deps) =>
  async (actor: Actor, input: PurchaseInput, idempotencyKey: string | null): Promise<SaleAnswer> => {
    const buyer = requireSignedIn(actor);
    if (!isUuid(input.eventId)) throw eventNotFound();
    const theOne = { name: input.participantName, email: input.participantEmail };
    const participants = input.participants ?? Array.from({ length: input.quantity ?? 1 }, () => theOne);
    return d.salesDesk.sell({
      eventId: input.eventId.toLowerCase(),
      buyer,
      participants,
      answerBody: input.quantity === undefined ? oneTicket : allTickets,
      idempotency: idempotencyKey === null ? null : { key: idempotencyKey, bodyHash: d.hashBody(input) },
    });
  };

const oneTicket: SaleRequest['answerBody'] = ([ticket], event, now) =>
  JSON.stringify(ticket && toTicketDto(ticket, event, now));

const allTickets: SaleRequest['answerBody'] = (bought, event, now) => {
  const tickets = bought.map((ticket) => toTicketDto(ticket, event, now));
  const body: Partial<PurchaseDto> = { ...tickets[0], tickets };
  return JSON.stringify(body);
};
