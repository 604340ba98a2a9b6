import { z } from 'zod';
import { EVENT_CATEGORIES, EVENT_STATUSES, type Event, localized, statusAt } from '../../domain/event.ts';
import { LIMITS } from '../../domain/limits.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { isLocale } from '../../domain/locale.ts';
import { toMajor } from '../../domain/money.ts';
import { TICKET_STATUSES, type Ticket } from '../../domain/ticket.ts';
import { ATTENDANCE_MODES, isStreamed } from '../../domain/venue.ts';
import type { TicketHands, TicketTypeName } from '../ports.ts';
import { amount, instant, localTime, pageQuery, text } from '../schema.ts';

/** Upcoming: still held, and not over. Past: held or used, and over. Cancelled: given back or called off. */
export const TICKET_GROUPS = ['upcoming', 'past', 'cancelled'] as const;
export type TicketGroup = (typeof TICKET_GROUPS)[number];

export const myTicketsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(TICKET_STATUSES).optional(),
  when: z.enum(TICKET_GROUPS).optional(),
});
export type MyTicketsQuery = z.output<typeof myTicketsQuery>;

export const eventTicketsQuery = z.strictObject({
  ...pageQuery,
  q: text(0, LIMITS.search).optional(),
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
  | 'attendance'
  | 'onlineUrl'
  | 'category'
  | 'imageUrl'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'status'
>;

export const ticketEventDto = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  category: z.enum(EVENT_CATEGORIES),
  imageUrl: z.string().nullable(),
  eventDate: localTime,
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
  location: z.string(),
  attendance: z.enum(ATTENDANCE_MODES),
  status: z.enum(EVENT_STATUSES),
});

/** Contract: POST /api/tickets/purchase and GET /api/tickets/my-tickets. */
export const ticketDto = z.strictObject({
  id: z.uuid(),
  orderId: z.uuid(),
  confirmationCode: z.string().meta({ examples: ['K7MN4PQRS'] }),
  status: z.enum(TICKET_STATUSES),
  purchaseDate: instant,
  cancelledAt: instant.nullable(),
  usedAt: instant.nullable(),
  participantName: z.string(),
  participantEmail: z.string(),
  price: amount,
  currency: z.string(),
  ticketType: z.strictObject({ id: z.uuid(), name: z.string() }),
  onlineUrl: z.string().nullable().meta({ description: 'Where the event is streamed, while the ticket is good.' }),
  event: ticketEventDto,
  signedCode: z.string().optional().meta({
    description: 'What the QR code at the door says. Left out where the ticket lets nobody in as it stands.',
  }),
  transfer: z
    .strictObject({ email: z.string(), offeredAt: instant, expiresAt: instant })
    .optional()
    .meta({ description: 'Where it is on its way to somebody: until when they can accept it.' }),
  received: z
    .strictObject({ from: z.string(), at: instant })
    .optional()
    .meta({ description: 'Where its owner did not buy it: who gave it, and when it was accepted.' }),
});
export type TicketDto = z.output<typeof ticketDto>;

export const cancelledTicketDto = z.strictObject({
  id: z.uuid(),
  status: z.enum(TICKET_STATUSES),
  message: z.string().meta({ examples: ['Ingresso cancelado com sucesso'] }),
});

export const toTicketEventDto = (event: TicketEvent, now: Date, locale?: string): z.output<typeof ticketEventDto> => ({
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
  attendance: event.attendance,
  status: statusAt(event, now),
});

export function toTicketDto(
  ticket: Ticket,
  event: TicketEvent,
  type: TicketTypeName,
  now: Date,
  locale?: string,
  { offer = null, received = null }: Partial<TicketHands> = {},
): TicketDto {
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
    ticketType: { id: type.id, name: typeName(type, locale) },
    onlineUrl: ticket.status === 'CANCELLED' || !isStreamed(event.attendance) ? null : event.onlineUrl,
    event: toTicketEventDto(event, now, locale),
    ...(offer && {
      transfer: {
        email: offer.toEmail,
        offeredAt: offer.createdAt.toISOString(),
        expiresAt: offer.expiresAt.toISOString(),
      },
    }),
    ...(received && { received: { from: received.fromName, at: received.at.toISOString() } }),
  };
}

/** What a type is called in `locale`; without one as the organiser wrote it. */
export const typeName = ({ name, translations }: TicketTypeName, locale?: string): string =>
  (isLocale(locale) ? translations[locale]?.name : undefined) || name;
