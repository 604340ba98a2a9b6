import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { isTimeZone } from '../../domain/local-time.ts';
import { LOCALES } from '../../domain/locale.ts';
import { CURRENCIES } from '../../domain/money.ts';
import { isUploadedPicture } from '../../domain/picture.ts';
import { oneLine, written } from '../schema.ts';

/** Nothing that a message, a page or the header of a mail would read as its own. */
const PLAIN = /^[^<>{}"\\]+$/;

export const shopSchema = z.strictObject({
  name: oneLine(1, LIMITS.shopName).refine((value) => PLAIN.test(value), { params: { code: 'custom' } }),
  accent: written(/^#[0-9a-f]{6}$/, 'custom').nullable(),
  logo: z
    .string()
    .refine(isUploadedPicture, { params: { code: 'picture_address' } })
    .nullable(),
  locale: z.enum(LOCALES),
  currency: z.enum(CURRENCIES),
  timeZone: z.string().refine(isTimeZone, { params: { code: 'time_zone' } }),
  version: z.number().int().min(0),
});
export type ShopInput = z.output<typeof shopSchema>;
