import { z } from 'zod';
import { isTimeZone } from '../../domain/local-time.ts';
import { DEFAULT_TIME_ZONE } from '../../domain/locale.ts';
import { CURRENCIES, MAX_PRICE_MINOR, toMajor } from '../../domain/money.ts';
import { createEventSchema } from '../events/schema.ts';

/** Refused in words for whoever sits at a terminal, and under `code` for a form. */
const like = (pattern: RegExp, code: string, error: string) =>
  z.string().refine((value) => pattern.test(value), { error, params: { code } });

const clock = like(/^([01]\d|2[0-3]):[0-5]\d$/, 'date_time', 'must look like 09:00');

const wholeNumber = like(/^\d{1,9}$/, 'whole_number', 'must be a whole number').transform(Number);

const decimal = like(/^\d{1,9}([.,]\d{1,2})?$/, 'amount', 'must be an amount such as 25 or 25.90').transform((value) =>
  Number(value.replace(',', '.')),
);

/** Seats and price as a cell or an option writes them. The price in major units. */
export const writtenCapacity = wholeNumber.pipe(createEventSchema.shape.capacity);
export const writtenPrice = decimal.pipe(z.number().max(toMajor(MAX_PRICE_MINOR)));

/** What the file does not say. Texts in, as a command line gives them. */
export const importOptions = z.strictObject({
  capacity: writtenCapacity.default(100),
  price: writtenPrice.default(0),
  currency: z.enum(CURRENCIES).default('BRL'),
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Lisbon').default(DEFAULT_TIME_ZONE),
  startTime: clock.default('09:00'),
  endTime: clock.default('18:00'),
  category: createEventSchema.shape.category,
  status: z
    .enum(['scheduled', 'draft'])
    .default('scheduled')
    .transform((value) => (value === 'draft' ? ('DRAFT' as const) : ('SCHEDULED' as const))),
});
export type ImportOptions = z.output<typeof importOptions>;
