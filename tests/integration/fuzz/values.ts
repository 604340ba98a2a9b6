import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { EVENT_CATEGORIES, EVENT_STATUSES } from '@/domain/event';
import { CURRENCIES } from '@/domain/money';
import { TICKET_STATUSES } from '@/domain/ticket';
import { almost } from '../../support/fuzz.ts';
import { wildString } from '../../support/wild-string.ts';

import { codes, eventIds, typeIds } from './shop.ts';

/** Values as requests may say them, good ones and bad ones. */

export const when = fc.constantFrom(
  '2031-03-15T14:00:00',
  '2030-01-01T00:00',
  '2032-02-29T23:59:59Z',
  '2031-11-02T01:30:00-05:00',
  '4999-12-31T23:59:59',
);
const later = fc.constantFrom(
  '2031-03-15T16:00:00',
  '2033-01-01T00:00',
  '4999-12-31T23:59:59-14:00',
  undefined,
  undefined,
);
export const locale = fc.constantFrom('en', 'pt-BR', 'de');
export const email = fc.constantFrom('ana@example.com', 'ANA@EXAMPLE.COM', ' b+c@example.co ');
export const words = fc.constantFrom('Rock in São Paulo', 'x', 'É um show', '🎸', 'a'.repeat(200));
export const page = { page: fc.constantFrom('0', '1', '1000000'), size: fc.constantFrom('1', '10', '100') };

export const ticketType: Record<string, fc.Arbitrary<unknown>> = {
  name: words.map((text) => text.slice(0, 100)),
  description: fc.constantFrom('', 'x', 'É um show', undefined),
  translations: fc.constantFrom({ en: { name: 'x' } }, {}, undefined),
  price: fc.integer({ min: 0, max: 200_000_000 }).map((minor) => minor / 100),
  capacity: fc.constantFrom(1, 10, 1_000_000, null, undefined),
  sharesLimitWith: fc.nat().map((index) => [null, undefined, randomUUID(), ...typeIds][index % (typeIds.length + 3)]),
  salesStart: fc.constantFrom('2026-01-01T00:00:00', '2031-03-15T14:00:00', null, undefined),
  salesEnd: fc.constantFrom('2026-01-02T00:00:00', '2031-03-15T14:00:00Z', null, undefined),
  minPerOrder: fc.constantFrom(1, 2, 10, undefined),
  maxPerOrder: fc.constantFrom(1, 2, 10, undefined),
  isHidden: fc.constantFrom(true, false, undefined),
};

export const event: Record<string, fc.Arbitrary<unknown>> = {
  name: words,
  eventDate: when,
  location: words,
  capacity: fc.integer({ min: 1, max: 1_000_000 }),
  description: words,
  price: fc.integer({ min: 0, max: 200_000_000 }).map((minor) => minor / 100),
  imageUrl: fc.constantFrom('https://example.com/image.jpg', '/posters/a.svg', null),
  endDate: later,
  timeZone: fc.constantFrom('America/Sao_Paulo', 'Asia/Kathmandu', 'UTC', 'Pacific/Apia', undefined),
  currency: fc.constantFrom(...CURRENCIES, undefined),
  category: fc.constantFrom(...EVENT_CATEGORIES, undefined),
  status: fc.constantFrom('DRAFT', 'SCHEDULED', undefined),
  translations: fc.constantFrom({ en: { name: 'x' } }, { 'pt-BR': { name: '', description: 'y' } }, {}, undefined),
  ticketTypes: fc.option(fc.array(almost(ticketType), { maxLength: 4 }), { nil: undefined, freq: 2 }),
};
// Optional fields that JSON.stringify leaves out where they are undefined.
export const someOf = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  almost(Object.fromEntries(Object.entries(fields).map(([name, good]) => [name, fc.option(good, { nil: undefined })])));
export const change = someOf(event);
export const position = fc.constantFrom(0, 1, 50, undefined);

/** Faulty for certain, but for one in a thousand: bcrypt takes a core for 190 ms. */
export const seldomValid = (fields: Record<string, fc.Arbitrary<unknown>>) => {
  const spoiled = fc
    .tuple(
      almost(fields),
      fc.constantFrom(...Object.keys(fields)),
      fc.constantFrom<unknown>(null, 1, '', [], {}, 'x'.repeat(2_000)),
    )
    .map(([body, field, bad]) => ({ ...Object(body), [field]: bad }));
  return fc.oneof({ arbitrary: spoiled, weight: 2_000 }, { arbitrary: fc.record(fields), weight: 1 });
};
export const account = {
  username: fc.constantFrom('john.doe', 'ana', 'JOHN.DOE'),
  email,
  password: fc.constantFrom('SecurePass123!@', 'ä'.repeat(36)),
  name: words,
};

/** Few dates each: every one is an event. */
export const dates = {
  rule: almost({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
    interval: fc.constantFrom(1, 2, 99),
    weekdays: fc.constantFrom([], ['MO', 'FR'], undefined),
    monthlyBy: fc.constantFrom('day', 'weekday', undefined),
    end: fc.constantFrom<unknown>({ count: 2 }, { count: 3 }, { until: '2031-02-30' }, { until: '1999-01-01' }, {}),
  }),
  skipped: fc.constantFrom([], ['2031-03-16T14:00:00'], undefined, undefined),
};

export const profile = { name: words, username: account.username, locale: fc.constantFrom('en', 'pt-BR') };
export const passwords = { currentPassword: account.password, newPassword: account.password };
export const token = fc.oneof(wildString, fc.constant('a'.repeat(43)));

export const sixDigits = fc.constantFrom(
  '123456',
  ' 123-456 ',
  '000000',
  '\uff11\uff12\uff13456',
  'a'.repeat(24),
  `1${'\u0301'.repeat(30_000)}`,
);
export const proof = { password: account.password, code: sixDigits };
const base64 = fc.constantFrom('eyJ0', 'o2NmbXRkbm9uZQ', 'A'.repeat(3_000), 'e30', '_-_-');
const credential = { id: base64, rawId: base64, type: fc.constant('public-key') };
export const registration = almost({
  ...credential,
  response: almost({ clientDataJSON: base64, attestationObject: base64 }),
});
export const assertion = almost({
  ...credential,
  response: almost({ clientDataJSON: base64, authenticatorData: base64, signature: base64, userHandle: base64 }),
});
export const audit = {
  ...page,
  action: fc.constantFrom('session.refuse', 'event.create', "x'.y", 'a.b.c'),
  actorId: fc.constantFrom(randomUUID(), 'x'),
  subjectId: wildString,
  from: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-01', '9999-12-31T23:59:59.999Z'),
  to: wildString,
};

/** The form of a cursor with something else in it. */
const spoiltCursor = fc
  .tuple(
    fc.oneof(fc.integer(), fc.constant(0)),
    fc.constantFrom('eventDate,asc', 'name,desc', 'price,asc', 'relevance,asc'),
    fc.constantFrom(randomUUID(), 'x'),
    fc.array(
      fc.oneof(wildString, fc.double(), fc.constantFrom('2031-01-01T00:00:00.000Z', '9999-99-99T00:00:00.000Z')),
      {
        maxLength: 3,
      },
    ),
  )
  .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));

export const listQuery = {
  ...page,
  sort: fc.constantFrom(
    'eventDate,asc',
    'name,desc',
    'price',
    'availableTickets',
    'createdAt,desc',
    'relevance',
    'id',
    'name,up',
  ),
  cursor: fc.oneof(wildString, spoiltCursor),
  q: wildString,
  from: fc.constantFrom('2031-01-01', '1000-01-01', '2031-03-15T14:00:00Z', '4999-12-31'),
  to: fc.constantFrom('2031-12-31', '4999-12-31T23:59:59', '2031-02-30'),
  location: wildString,
  category: fc.constantFrom(...EVENT_CATEGORIES),
  minPrice: fc.constantFrom('0', '999999999.99', '10.5', '-1'),
  maxPrice: fc.constantFrom('0', '999999999', '1e3'),
  currency: fc.constantFrom(...CURRENCIES, 'XXX'),
  available: fc.constantFrom('true', 'false', '1'),
  status: fc.constantFrom(...EVENT_STATUSES),
};
export const imported = {
  name: fc.oneof(wildString, fc.constant('events.csv')),
  capacity: fc.constantFrom('10', '0', 'many'),
  price: fc.constantFrom('25.90', '25,9', '-1'),
  timeZone: fc.constantFrom('Europe/Lisbon', 'Nowhere'),
  status: fc.constantFrom('draft', 'scheduled', 'DRAFT'),
};
export const attendees = { ...page, q: wildString, status: fc.constantFrom(...TICKET_STATUSES) };

/** What an order may say. */
export const order = {
  // Read when a request is made: the ids are known only once the events are there.
  eventId: fc.nat().map((index) => eventIds[index % eventIds.length]),
  participantName: words,
  participantEmail: email,
  quantity: fc.constantFrom(1, 2, 10, undefined, undefined),
  participants: fc.constantFrom([{ name: 'Ana', email: 'ana@example.com' }], undefined, undefined, undefined),
  lines: fc.option(
    fc.array(
      almost({
        ticketTypeId: fc.nat().map((index) => typeIds[index % typeIds.length]),
        quantity: fc.constantFrom(1, 2, 10),
      }),
      { maxLength: 3 },
    ),
    { nil: undefined, freq: 2 },
  ),
};

export const scan = {
  id: fc.constantFrom(randomUUID(), randomUUID(), undefined),
  code: fc.oneof(wildString, fc.constantFrom(`EH1.AAAA.${'A'.repeat(56)}.${'A'.repeat(86)}`, undefined, undefined)),
  confirmationCode: fc.nat().map((index) => [undefined, ...codes][index % (codes.length + 1)]),
  eventId: fc.nat().map((index) => [undefined, undefined, ...eventIds][index % (eventIds.length + 2)]),
  device: words.map((text) => text.slice(0, 40)),
  scannedAt: fc.constantFrom(
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '2031-03-15T14:00:00-03:00',
    undefined,
  ),
};
