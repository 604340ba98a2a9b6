import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { CURRENCIES, toMajor } from '../../domain/money.ts';
import { ORDER_STATUSES } from '../../domain/order.ts';
import { cleanSource, SOURCE_LENGTH } from '../../domain/order-source.ts';
import type { OrderWithLines } from '../ports.ts';
import { amount, emailAddress, instant, oneLine, pageQuery } from '../schema.ts';
import { ticketDto, ticketEventDto, toTicketEventDto, typeName } from '../tickets/schema.ts';

const participantName = oneLine(1, LIMITS.participantName);
const quantity = z.number().int().min(1).max(LIMITS.seatsPerOrder);
const participants = z
  .array(z.strictObject({ name: participantName, email: emailAddress }))
  .min(1)
  .max(LIMITS.seatsPerOrder)
  .meta({ description: 'One for each seat. Without them every seat is for `participantName`.' });

const namesEverySeat = (order: { quantity?: number; participants?: unknown[] }) =>
  !order.participants || order.participants.length === (order.quantity ?? 1);
const everySeat = { path: ['participants'], params: { code: 'participants_quantity' } };

const line = z
  .strictObject({ ticketTypeId: z.string().toLowerCase().max(100), quantity, participants: participants.optional() })
  .refine(namesEverySeat, everySeat);

// Any text: one that is no UUID names no event, which is a 404 and no error of form.
const eventId = z.string().max(100);
const wanted = {
  participantName: participantName.meta({ examples: ['John Doe'] }),
  participantEmail: emailAddress.meta({ examples: ['john@example.com'] }),
  quantity: quantity.optional(),
  participants: participants.optional(),
  lines: z.array(line).min(1).max(LIMITS.seatsPerOrder).optional().meta({
    description: 'Several ticket types in one order, all or nothing. Without it, the only type of the event.',
  }),
  total: z.number().min(0).optional().meta({
    description: 'What the buyer was shown, with its `currency`; where the order costs something else it is refused.',
  }),
  currency: z.enum(CURRENCIES).optional(),
  source: z
    .string()
    .max(LIMITS.url)
    .transform(cleanSource)
    .optional()
    .meta({
      description: `Where the buyer came from, as the \`utm_source\` of a link says. Kept in small letters, at most ${SOURCE_LENGTH}; what is none of letters, digits and \`._-\` is left out.`,
      examples: ['newsletter'],
    }),
};
type Wanted = z.output<z.ZodObject<typeof wanted>>;

/** What must hold between the fields of an order. */
const sound = [
  z.refine<Wanted>(namesEverySeat, everySeat),
  z.refine<Wanted>((order) => !order.lines || (order.quantity === undefined && order.participants === undefined), {
    path: ['lines'],
    params: { code: 'lines_or_quantity' },
  }),
  z.refine<Wanted>((order) => (order.total === undefined) === (order.currency === undefined), {
    path: ['currency'],
    params: { code: 'total_and_currency' },
  }),
  z.refine<Wanted>(({ lines = [] }) => new Set(lines.map(({ ticketTypeId }) => ticketTypeId)).size === lines.length, {
    path: ['lines'],
    params: { code: 'duplicate_ticket_type' },
  }),
] as const;

/** Contract: POST /api/tickets/purchase. */
export const purchaseSchema = z.strictObject({ eventId, ...wanted }).check(...sound);
export type PurchaseInput = z.output<typeof purchaseSchema>;

/** Contract: POST /api/events/{id}/purchase. The same order, whose event stands in the address. */
export const eventPurchaseSchema = z
  .strictObject({
    eventId: eventId.optional().meta({ description: 'Where it is sent it must be the one of the address.' }),
    ...wanted,
  })
  .check(...sound);
export type EventPurchaseInput = z.output<typeof eventPurchaseSchema>;

/** The answer to a purchase: its first ticket, and all of them where several were asked for. */
export const purchaseDto = ticketDto.extend({
  tickets: z.array(ticketDto).optional(),
  total: amount.optional().meta({ description: 'Of the whole order, where several seats were asked for.' }),
});
export type PurchaseDto = z.output<typeof purchaseDto>;

export const myOrdersQuery = z.strictObject({ ...pageQuery });
export type MyOrdersQuery = z.output<typeof myOrdersQuery>;

/** Contract: GET /api/orders. */
export const orderDto = z.strictObject({
  id: z.uuid(),
  status: z.enum(ORDER_STATUSES),
  createdAt: instant,
  total: amount,
  currency: z.string(),
  event: ticketEventDto,
  lines: z.array(
    z.strictObject({
      ticketType: z.strictObject({ id: z.uuid(), name: z.string() }),
      quantity: z.number().int().min(1),
      unitPrice: amount,
      total: amount,
    }),
  ),
});
export type OrderDto = z.output<typeof orderDto>;

/** Contract: GET /api/orders/{id}. */
export const orderDetailDto = orderDto.extend({
  tickets: z.array(ticketDto).meta({ description: 'Those that are still in the hands of whoever asks.' }),
  handedOn: z.number().int().min(0).meta({ description: "How many of its tickets are somebody else's by now." }),
});
export type OrderDetailDto = z.output<typeof orderDetailDto>;

export const toOrderDto = ({ order, event, lines }: OrderWithLines, now: Date, locale?: string): OrderDto => ({
  id: order.id,
  status: order.status,
  createdAt: order.createdAt.toISOString(),
  total: toMajor(order.total),
  currency: order.currency,
  event: toTicketEventDto(event, now, locale),
  lines: lines.map(({ ticketType, quantity, unitPrice }) => ({
    ticketType: { id: ticketType.id, name: typeName(ticketType, locale) },
    quantity,
    unitPrice: toMajor(unitPrice),
    total: toMajor(unitPrice * quantity),
  })),
});
