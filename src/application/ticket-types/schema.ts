import { z } from 'zod';
import { type Event, isOnSale } from '../../domain/event.ts';
import { LIMITS } from '../../domain/limits.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { isLocale, LOCALES } from '../../domain/locale.ts';
import { toMajor } from '../../domain/money.ts';
import { availableOf, type EventStock, salesWindow, type TicketType } from '../../domain/stock.ts';
import { amount, dateTime, localTime, price, text, translationsOf } from '../schema.ts';

const perOrder = z.number().int().min(1).max(LIMITS.seatsPerOrder);

// As PostgreSQL writes ids, so that one names the same type in any case of letters.
const typeId = z.uuid().toLowerCase();

const fields = {
  name: text(1, LIMITS.ticketTypeName).meta({ examples: ['Balcony'] }),
  description: text(0, LIMITS.ticketTypeDescription),
  translations: translationsOf(LIMITS.ticketTypeName, LIMITS.ticketTypeDescription),
  price,
  capacity: z.number().int().min(1).max(LIMITS.capacity).nullable().meta({
    description: 'Its own limit within the seats of the event; null for none.',
  }),
  sharesLimitWith: typeId.nullable().meta({ description: 'Another type of the event, whose limit this one shares.' }),
  salesStart: dateTime.nullable(),
  salesEnd: dateTime.nullable().meta({ description: 'A type is closed by an end that has passed.' }),
  minPerOrder: perOrder,
  maxPerOrder: perOrder,
  isHidden: z.boolean().meta({ description: 'Neither shown nor sold to the public.' }),
};

const position = z
  .number()
  .int()
  .min(0)
  .max(LIMITS.ticketTypesPerEvent)
  .meta({ description: 'From 0; the first is shown first.' });

const defaults = {
  description: fields.description.default(''),
  translations: fields.translations.default({}),
  capacity: fields.capacity.default(null),
  sharesLimitWith: fields.sharesLimitWith.default(null),
  salesStart: fields.salesStart.default(null),
  salesEnd: fields.salesEnd.default(null),
  minPerOrder: fields.minPerOrder.default(1),
  maxPerOrder: fields.maxPerOrder.default(LIMITS.seatsPerOrder),
  isHidden: fields.isHidden.default(false),
};

/** Whether the numbers of a type go together. */
const isConsistent = ({ minPerOrder, maxPerOrder }: { minPerOrder?: number; maxPerOrder?: number }) =>
  minPerOrder === undefined || maxPerOrder === undefined || minPerOrder <= maxPerOrder;
const consistent = { path: ['maxPerOrder'], params: { code: 'max_below_min' } };

/**
 * One type among all that an event is to have. One that exists names its `id`; a new one may bring one by which another
 * names it in `sharesLimitWith`, and gets one of ours.
 */
export const ticketTypeEntry = z
  .strictObject({ id: typeId.optional(), ...fields, ...defaults })
  .refine(isConsistent, consistent);
export type TicketTypeEntry = z.output<typeof ticketTypeEntry>;

export const createTicketTypeSchema = z
  .strictObject({ ...fields, ...defaults, position: position.optional() })
  .refine(isConsistent, consistent);
export type CreateTicketTypeInput = z.output<typeof createTicketTypeSchema>;

export const updateTicketTypeSchema = z
  .strictObject({ ...fields, position })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, { params: { code: 'empty' } })
  .refine(isConsistent, consistent);
export type UpdateTicketTypeInput = z.output<typeof updateTicketTypeSchema>;

/** Contract: GET /api/events/{id}/ticket-types. */
export const ticketTypeDto = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  translations: z.partialRecord(z.enum(LOCALES), z.object({ name: z.string(), description: z.string() }).partial()),
  price: amount,
  currency: z.string(),
  capacity: z.number().int().min(1).nullable(),
  sharesLimitWith: z.uuid().nullable(),
  salesStart: localTime.nullable().meta({ description: "Wall-clock time at the event's `timeZone`." }),
  salesEnd: localTime.nullable(),
  minPerOrder: z.number().int().min(1),
  maxPerOrder: z.number().int().min(1),
  isHidden: z.boolean(),
  position: z.number().int().min(0),
  available: z.number().int().min(0).meta({ description: 'Seats that this type could still sell.' }),
  sale: z.enum(['before', 'open', 'after']).meta({ description: 'Its sales window: not yet, now, or over.' }),
  onSale: z.boolean().meta({ description: 'Whether somebody could buy it now.' }),
});
export type TicketTypeDto = z.output<typeof ticketTypeDto>;

/** The limit that a type has besides the seats of its event. */
const limitOf = (event: Pick<Event, 'id'>, type: TicketType, { pools }: EventStock) =>
  pools.find(({ id }) => id !== event.id && type.poolIds.includes(id)) ?? null;

/** Every type of `stock`, in the order in which they are shown. Of those that share a limit, the first holds it. */
export function toTicketTypeDtos(
  event: Pick<Event, 'id' | 'status' | 'startsAt' | 'timeZone' | 'currency'>,
  stock: EventStock,
  now: Date,
  locale?: string,
): TicketTypeDto[] {
  const types = [...stock.types].sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
  const clock = (instant: Date | null) => instant && toLocalTime(instant, event.timeZone);
  return types.map((type) => {
    const limit = limitOf(event, type, stock);
    const holder = limit && types.find(({ poolIds }) => poolIds.includes(limit.id));
    const words = isLocale(locale) ? type.translations[locale] : undefined;
    const available = availableOf(type, stock.pools);
    const sale = salesWindow(type, now);
    return {
      id: type.id,
      name: words?.name || type.name,
      description: words?.description || type.description,
      translations: type.translations,
      price: toMajor(type.price),
      currency: event.currency,
      capacity: limit?.capacity ?? null,
      sharesLimitWith: holder && holder !== type ? holder.id : null,
      salesStart: clock(type.salesStart),
      salesEnd: clock(type.salesEnd),
      minPerOrder: type.minPerOrder,
      maxPerOrder: type.maxPerOrder,
      isHidden: type.isHidden,
      position: type.position,
      available,
      sale,
      onSale: sale === 'open' && isOnSale(event, now) && available >= type.minPerOrder,
    };
  });
}
