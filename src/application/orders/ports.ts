import type { DeskSale } from '../../domain/desk-sale.ts';
import type { EventDetails } from '../../domain/event.ts';
import type { OrderRequest, RequestedLine } from '../../domain/order.ts';
import type { Ticket } from '../../domain/ticket.ts';

/** An order on its way to stock. Everything a sale needs, so that a batch never waits for one buyer. */
export type SaleRequest = {
  eventId: string;
  buyerId: string;
  order: OrderRequest;
  /** Whether this buyer may have types that are not shown. */
  sellsHidden: boolean;
  /** Where the buyer came from, as `cleanSource` leaves it. */
  source?: string;
  /** Where it is given away or sold by hand. */
  desk?: DeskSale;
  /** Words the answer once the tickets have their codes. Must not fail. */
  answerBody: (
    sold: { tickets: Ticket[]; lines: RequestedLine[]; total: number },
    event: EventDetails,
    now: Date,
  ) => string;
  idempotency: { key: string; bodyHash: Buffer } | null;
  /** Whether the buyer has left. Who left before their turn is not served. */
  isGone: () => boolean;
  /** Of the call that brought it, to follow it by. */
  requestId?: string | null;
};

/** The answer as it goes out, JSON. A replay is the first answer again, byte for byte. */
export type SaleAnswer = { body: string; replayed: boolean };

/**
 * Where stock is sold.
 * @throws AppError VALIDATION_ERROR | RESOURCE_NOT_FOUND | SALES_CLOSED | INSUFFICIENT_CAPACITY |
 *   OPTIMISTIC_LOCK_ERROR | IDEMPOTENCY_KEY_REUSED | IDEMPOTENCY_IN_PROGRESS | UNAVAILABLE
 */
export type SalesQueue = {
  sell(request: SaleRequest): Promise<SaleAnswer>;
  /** Whether `sell` would refuse any buyer of this event now who does not wait already under this key. */
  isFull(eventId: string, idempotencyKey: string | null): boolean;
};
