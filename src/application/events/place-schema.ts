import { z } from 'zod';
import { COUNTRIES } from '../../domain/country.ts';
import { LIMITS } from '../../domain/limits.ts';
import { emailAddress, oneLine } from '../schema.ts';
import { hasControlCharacter } from '../text-checks.ts';

/** Where an event is and who holds it, as forms, imports and clients of the API write it. Safe in a browser. */

/** Nobody's password, which an address may carry before its host. */
const leadsTo = (protocols: readonly string[]) => (address: string) => {
  const url = URL.parse(address);
  return url !== null && protocols.includes(url.protocol) && url.username === '' && url.password === '';
};

/** An address on the web that a page of ours may link to. */
export const webAddress = (protocols: readonly string[] = ['https:', 'http:']) =>
  z
    .string()
    .trim()
    .refine((value) => value.length <= LIMITS.url, { params: { code: 'too_long' }, abort: true })
    .refine(leadsTo(protocols), { params: { code: 'web_address' }, abort: true })
    // A URL parser forgives a NUL or half a surrogate pair; PostgreSQL does not.
    .refine((value) => !hasControlCharacter(value), { params: { code: 'control_character' } });

const part = (max: number) => oneLine(0, max).default('');

export const venueSchema = z
  .strictObject({
    name: part(LIMITS.venueName),
    street: part(LIMITS.street),
    city: part(LIMITS.city),
    region: part(LIMITS.region),
    postalCode: part(LIMITS.postalCode),
    country: z
      .enum(['', ...COUNTRIES])
      .default('')
      .meta({ description: 'ISO 3166-1 alpha-2.' }),
    mapUrl: webAddress(['https:']).nullable().default(null),
  })
  // A country alone is no place that anybody could go to.
  .refine(({ name, city }) => name !== '' || city !== '', { path: ['city'], params: { code: 'required' } })
  .meta({
    description: 'The place in parts. What is not known is empty.',
    examples: [
      {
        name: 'Tech Hub',
        street: 'Rua Augusta 1500',
        city: 'São Paulo',
        region: 'SP',
        postalCode: '01304-001',
        country: 'BR',
        mapUrl: null,
      },
    ],
  });

export const organiserSchema = z
  .strictObject({
    name: oneLine(1, LIMITS.organiserName),
    url: webAddress().nullable().default(null),
    email: emailAddress.nullable().default(null),
  })
  .meta({ examples: [{ name: 'Java Users São Paulo', url: 'https://example.com', email: 'hello@example.com' }] });

export const venueDto = z.strictObject({
  name: z.string(),
  street: z.string(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string().meta({ description: 'ISO 3166-1 alpha-2, or empty.' }),
  mapUrl: z.string().nullable(),
});

export const organiserDto = z.strictObject({
  name: z.string(),
  url: z.string().nullable(),
  email: z.string().nullable(),
});
