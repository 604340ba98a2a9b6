import { z } from 'zod';
import { type Event, type EventStatus, localized, statusAt } from '../../domain/event.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { toMajor } from '../../domain/money.ts';
import { TICKET_STATUSES, type Ticket, type TicketStatus } from '../../domain/ticket.ts';
import { emailAddress, pageQuery, text } from '../schema.ts';

export const MAX_QUANTITY = 10;

const participantName = text(1, 200);

export const purchaseSchema = z
  .strictObject({
    // Any text: one that is no UUID names no event, which is a 404 and no error of form.
    eventId: z.string().max(100),
    participantName,
    participantEmail: emailAddress,
    quantity: z.number().int().min(1).max(MAX_QUANTITY).optional(),
    participants: z
      .array(z.strictObject({ name: participantName, email: emailAddress }))
      .min(1)
      .max(MAX_QUANTITY)
      .optional(),
  })
  .refine((order) => !order.participants || order.participants.length === (order.quantity ?? 1), {
    path: ['participants'],
    params: { code: 'participants_quantity' },
  });
export type PurchaseInput = z.output<typeof purchaseSchema>;

export const myTicketsQuery = z.strictObject({ ...pageQuery, status: z.enum(TICKET_STATUSES).optional() });
export type MyTicketsQuery = z.output<typeof myTicketsQuery>;

export const eventTicketsQuery = z.strictObject({
  ...pageQuery,
  q: text(0, 100).optional(),
  status: z.enum(TICKET_STATUSES).optional(),
});
export type EventTicketsQuery = z.output<typeof eventTicketsQuery>;

/** What a ticket tells of its event. */
export type TicketEvent = Pick<
  Event,
  | 'id'
  | 'slug'
  | 'name'
  | 'description'
  | 'translations'
  | 'location'
  | 'category'
  | 'imageUrl'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'status'
>;

/** Contract: POST /api/tickets/purchase and GET /api/tickets/my-tickets. */
export type TicketDto = {
  id: string;
  orderId: string;
  confirmationCode: string;
  status: TicketStatus;
  purchaseDate: string;
  cancelledAt: string | null;
  usedAt: string | null;
  participantName: string;
  participantEmail: string;
  price: number;
  currency: string;
  event: {
    id: string;
    slug: string;
    name: string;
    category: string;
    imageUrl: string | null;
    eventDate: string;
    startsAt: string;
    endsAt: string;
    timeZone: string;
    location: string;
    status: EventStatus;
  };
};

/** The answer to a purchase: its first ticket, and all of them where `quantity` was asked for. */
export type PurchaseDto = TicketDto & { tickets?: TicketDto[] };

export function toTicketDto(ticket: Ticket, event: TicketEvent, now: Date, locale?: string): TicketDto {
  return {
    id: ticket.id,
    orderId: ticket.orderId,
    confirmationCode: ticket.confirmationCode,
    status: ticket.status,
    purchaseDate: ticket.purchasedAt.toISOString(),
    cancelledAt: ticket.cancelledAt?.toISOString() ?? null,
    usedAt: ticket.usedAt?.toISOString() ?? null,
    participantName: ticket.participantName,
    participantEmail: ticket.participantEmail,
    price: toMajor(ticket.price),
    currency: ticket.currency,
    event: {
      id: event.id,
      slug: event.slug,
      name: locale ? localized(event, locale).name : event.name,
      category: event.category,
      imageUrl: event.imageUrl,
      eventDate: toLocalTime(event.startsAt, event.timeZone),
      startsAt: event.startsAt.toISOString(),
      endsAt: event.endsAt.toISOString(),
      timeZone: event.timeZone,
      location: event.location,
      status: statusAt(event, now),
    },
  };
}
