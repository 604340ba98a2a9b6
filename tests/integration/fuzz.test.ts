import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { TICKET_GROUPS } from '@/application/tickets/schema';
import { EVENT_CATEGORIES, EVENT_STATUSES } from '@/domain/event';
import { CURRENCIES } from '@/domain/money';
import { TICKET_STATUSES } from '@/domain/ticket';
import { contracts } from '@/presentation/http/contracts';
import { ask, browserCookie, buy, createEvent, ORIGIN, person } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { almost, bombard, type Target } from '../support/fuzz.ts';
import { insertEvent } from '../support/rows.ts';
import { wildString } from '../support/wild-string.ts';

/** No input whatever gives a 500, and every refusal is problem JSON. FUZZ_RUNS requests for each method of each path. */

const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000);
const TIMEOUT_MS = 120_000;

const eventIds: string[] = [];
const spareEventIds: string[] = [];
const ticketIds: string[] = [];
/** A ticket among many that nobody has: each that is printed takes 30 ms. */
const seldomTicketIds = Array.from<unknown, string>({ length: 30 }, () => randomUUID());
const orderIds: string[] = [];
/** The event that sells several types, and those types. */
const severalIds: string[] = [];
const seriesIds: string[] = [];
const typeIds: string[] = [];
const spareTypeIds: string[] = [];
const codes: string[] = [];
const credentials: Record<string, string>[] = [];

beforeAll(async () => {
  const [admin, user] = await Promise.all([person('ADMIN'), person()]);
  const big = await createEvent(admin, { capacity: 1_000_000 });
  const draft = await createEvent(admin, { status: 'DRAFT' });
  eventIds.push(big.id, big.id.toUpperCase(), big.slug, draft.id, randomUUID());
  for (let index = 0; index < 30; index += 1) eventIds.push(await insertEvent(testDatabase()));
  for (let index = 0; index < 100; index += 1) spareEventIds.push(await insertEvent(testDatabase()));
  const several = await createEvent(admin, { price: undefined, ticketTypes: [aType('Full'), aType('Reduced')] });
  severalIds.push(several.id);
  eventIds.push(several.id, several.slug, several.id, several.id);
  typeIds.push(...several.ticketTypes.map(({ id }) => id));
  for (let index = 0; index < 40; index += 1) {
    const body = aType(`Spare ${index}`);
    const added = await ask('POST /api/events/{id}/ticket-types', { as: admin, params: { id: several.id }, body });
    spareTypeIds.push(added.body.id);
  }
  const again = await createEvent(admin);
  const rule = { frequency: 'DAILY', interval: 1, end: { count: 2 } } as const;
  seriesIds.push(
    (await ask('POST /api/events/{id}/repeat', { as: admin, params: { id: again.id }, body: { rule } })).body.id,
  );
  for (let index = 0; index < 100; index += 1) {
    const bought = await buy(index % 2 ? user : admin, big.id);
    ticketIds.push(bought.id);
    if (index % 10 === 0) orderIds.push(bought.orderId);
    if (index % 4 === 0) codes.push(bought.confirmationCode, bought.confirmationCode.toLowerCase());
  }
  seldomTicketIds.push(ticketIds[0] ?? '');
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const [asUser, asAdmin] = [bearer(user.token), bearer(admin.token)];
  const cookie = await browserCookie(admin);
  credentials.push({ cookie: `eventhub.refresh=${'a'.repeat(43)}`, origin: ORIGIN });
  credentials.push({}, {}, asUser, asUser, asUser, asAdmin, asAdmin, asAdmin, asAdmin);
  credentials.push({ cookie, origin: ORIGIN }, { cookie }, bearer(user.token.slice(0, -2)), {
    authorization: 'Basic YTpi',
  });
});

const aType = (name: string) => ({ name, price: 10 });

const when = fc.constantFrom(
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
const locale = fc.constantFrom('en', 'pt-BR', 'de');
const email = fc.constantFrom('ana@example.com', 'ANA@EXAMPLE.COM', ' b+c@example.co ');
const words = fc.constantFrom('Rock in São Paulo', 'x', 'É um show', '🎸', 'a'.repeat(200));
const page = { page: fc.constantFrom('0', '1', '1000000'), size: fc.constantFrom('1', '10', '100') };

const type: Record<string, fc.Arbitrary<unknown>> = {
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

const event: Record<string, fc.Arbitrary<unknown>> = {
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
  ticketTypes: fc.option(fc.array(almost(type), { maxLength: 4 }), { nil: undefined, freq: 2 }),
};
// Optional fields that JSON.stringify leaves out where they are undefined.
const someOf = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  almost(Object.fromEntries(Object.entries(fields).map(([name, good]) => [name, fc.option(good, { nil: undefined })])));
const change = someOf(event);
const position = fc.constantFrom(0, 1, 50, undefined);

/** Faulty for certain, but for one in a thousand: bcrypt takes a core for 190 ms. */
const seldomValid = (fields: Record<string, fc.Arbitrary<unknown>>) => {
  const spoiled = fc
    .tuple(
      almost(fields),
      fc.constantFrom(...Object.keys(fields)),
      fc.constantFrom<unknown>(null, 1, '', [], {}, 'x'.repeat(2_000)),
    )
    .map(([body, field, bad]) => ({ ...Object(body), [field]: bad }));
  return fc.oneof({ arbitrary: spoiled, weight: 2_000 }, { arbitrary: fc.record(fields), weight: 1 });
};
const account = {
  username: fc.constantFrom('john.doe', 'ana', 'JOHN.DOE'),
  email,
  password: fc.constantFrom('SecurePass123!@', 'ä'.repeat(36)),
  name: words,
};

/** Few dates each: every one is an event. */
const dates = {
  rule: almost({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
    interval: fc.constantFrom(1, 2, 99),
    weekdays: fc.constantFrom([], ['MO', 'FR'], undefined),
    monthlyBy: fc.constantFrom('day', 'weekday', undefined),
    end: fc.constantFrom<unknown>({ count: 2 }, { count: 3 }, { until: '2031-02-30' }, { until: '1999-01-01' }, {}),
  }),
  skipped: fc.constantFrom([], ['2031-03-16T14:00:00'], undefined, undefined),
};

const profile = { name: words, username: account.username, locale: fc.constantFrom('en', 'pt-BR') };
const passwords = { currentPassword: account.password, newPassword: account.password };
const token = fc.oneof(wildString, fc.constant('a'.repeat(43)));

const sixDigits = fc.constantFrom(
  '123456',
  ' 123-456 ',
  '000000',
  '\uff11\uff12\uff13456',
  'a'.repeat(24),
  `1${'\u0301'.repeat(30_000)}`,
);
const proof = { password: account.password, code: sixDigits };
const base64 = fc.constantFrom('eyJ0', 'o2NmbXRkbm9uZQ', 'A'.repeat(3_000), 'e30', '_-_-');
const credential = { id: base64, rawId: base64, type: fc.constant('public-key') };
const registration = almost({ ...credential, response: almost({ clientDataJSON: base64, attestationObject: base64 }) });
const assertion = almost({
  ...credential,
  response: almost({ clientDataJSON: base64, authenticatorData: base64, signature: base64, userHandle: base64 }),
});
const audit = {
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

const listQuery = {
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
const imported = {
  name: fc.oneof(wildString, fc.constant('events.csv')),
  capacity: fc.constantFrom('10', '0', 'many'),
  price: fc.constantFrom('25.90', '25,9', '-1'),
  timeZone: fc.constantFrom('Europe/Lisbon', 'Nowhere'),
  status: fc.constantFrom('draft', 'scheduled', 'DRAFT'),
};
/** Answered by the route of all addresses that nobody has. */
const NOWHERE = '/api/nowhere/[id]';
const attendees = { ...page, q: wildString, status: fc.constantFrom(...TICKET_STATUSES) };

/** What an order may say. */
const order = {
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

const scan = {
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

// What destroys comes last, so that there is something to find before it.
const TARGETS: Target[] = [
  ...(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => ({ path: NOWHERE, method })),
  { path: '/api/health', method: 'GET' },
  { path: '/api/ready', method: 'GET' },
  { path: '/api/metrics', method: 'GET' },
  { path: '/api/openapi.json', method: 'GET' },
  { path: '/api/auth/register', method: 'POST', body: seldomValid(account), mayBeBusy: true },
  {
    path: '/api/auth/login',
    method: 'POST',
    body: seldomValid({ username: account.username, password: account.password }),
    mayBeBusy: true,
  },
  { path: '/api/auth/refresh', method: 'POST' },
  { path: '/api/auth/logout', method: 'POST' },
  { path: '/api/auth/me', method: 'GET' },
  { path: '/api/auth/me', method: 'PATCH', body: someOf(profile) },
  { path: '/api/auth/password', method: 'POST', body: seldomValid(passwords), mayBeBusy: true },
  { path: '/api/auth/password/reset', method: 'POST', body: almost({ email }) },
  { path: '/api/auth/password/reset/confirm', method: 'POST', body: almost({ token, password: account.password }) },
  {
    path: '/api/auth/email',
    method: 'POST',
    body: seldomValid({ email, password: account.password }),
    mayBeBusy: true,
  },
  { path: '/api/auth/me/export', method: 'GET' },
  { path: '/api/auth/me', method: 'DELETE', body: seldomValid({ password: account.password }), mayBeBusy: true },
  { path: '/api/auth/second-factor', method: 'GET' },
  { path: '/api/auth/second-factor', method: 'POST', body: almost({ code: sixDigits }) },
  { path: '/api/auth/totp', method: 'POST', body: seldomValid(proof), mayBeBusy: true },
  { path: '/api/auth/totp/confirm', method: 'POST', body: almost({ code: sixDigits }) },
  { path: '/api/auth/totp', method: 'DELETE', body: seldomValid(proof), mayBeBusy: true },
  { path: '/api/auth/recovery-codes', method: 'POST', body: seldomValid(proof), mayBeBusy: true },
  { path: '/api/auth/passkeys', method: 'GET' },
  { path: '/api/auth/passkeys/options', method: 'POST', body: seldomValid(proof), mayBeBusy: true },
  { path: '/api/auth/passkeys', method: 'POST', body: almost({ name: words, response: registration }) },
  { path: '/api/auth/passkeys/[id]', method: 'PATCH', body: almost({ name: words }) },
  { path: '/api/auth/passkeys/[id]', method: 'DELETE', body: seldomValid(proof), mayBeBusy: true },
  { path: '/api/auth/passkeys/sign-in/options', method: 'POST' },
  { path: '/api/auth/passkeys/sign-in', method: 'POST', body: almost({ response: assertion }) },
  { path: '/api/audit', method: 'GET', query: audit },
  { path: '/api/tasks', method: 'GET' },
  { path: '/api/auth/email/verification', method: 'POST' },
  { path: '/api/auth/email/confirm', method: 'POST', body: almost({ token }) },
  { path: '/api/mail/unsubscribe', method: 'POST', query: { token: words } },
  { path: '/api/auth/sessions', method: 'GET' },
  { path: '/api/auth/sessions/[id]', method: 'DELETE' },
  { path: '/api/chat', method: 'GET' },
  {
    path: '/api/chat',
    method: 'POST',
    body: almost({
      message: fc.oneof(wildString, words, fc.constant('What is on this weekend?')),
      conversationId: fc.constantFrom(undefined, undefined, randomUUID(), 'x'),
      locale: fc.constantFrom('en', 'pt-BR', undefined),
      timeZone: fc.constantFrom('Asia/Kathmandu', 'Nowhere/At All', undefined),
    }),
  },
  { path: '/api/chat/conversations', method: 'GET' },
  { path: '/api/chat/conversations/[id]', method: 'GET' },
  { path: '/api/chat/conversations/[id]', method: 'DELETE' },
  {
    path: '/api/chat/drafts',
    method: 'POST',
    body: almost({
      task: fc.constantFrom('write', 'translate'),
      locale: fc.constantFrom('en', 'pt-BR'),
      name: words,
      text: wildString,
    }),
  },
  { path: '/api/pictures', method: 'POST' },
  { path: '/api/imports', method: 'POST', query: imported },
  { path: '/api/events', method: 'GET', query: listQuery },
  { path: '/api/events', method: 'POST', body: almost(event) },
  { path: '/api/events/search', method: 'GET', query: { q: wildString } },
  { path: '/api/events/suggestions', method: 'GET', query: { q: wildString } },
  { path: '/api/events/upcoming', method: 'GET', query: { limit: fc.constantFrom('1', '20', '100', '0') } },
  { path: '/api/events/[id]', method: 'GET', ids: eventIds },
  { path: '/api/events/[id]/availability', method: 'GET', ids: eventIds },
  { path: '/api/events/[id]/calendar.ics', method: 'GET', ids: eventIds, query: { locale } },
  { path: '/api/events/[id]/tickets', method: 'GET', ids: eventIds, query: attendees },
  { path: '/api/tickets/event/[id]', method: 'GET', ids: eventIds, query: attendees },
  { path: '/api/events/[id]/ticket-types', method: 'GET', ids: eventIds },
  { path: '/api/events/[id]/ticket-types', method: 'POST', ids: eventIds, body: almost({ ...type, position }) },
  { path: '/api/events/[id]/duplicate', method: 'POST', ids: eventIds, body: almost({ name: words, eventDate: when }) },
  {
    path: '/api/events/[id]/publication',
    method: 'PUT',
    ids: eventIds,
    body: almost({ publishAt: fc.oneof(when, fc.constant(null)) }),
  },
  { path: '/api/events/[id]/repeat', method: 'POST', ids: eventIds, body: almost(dates) },
  { path: '/api/series/[id]', method: 'GET', ids: seriesIds },
  { path: '/api/series/[id]/dates', method: 'POST', ids: seriesIds, body: almost({ ...dates, start: when }) },
  { path: '/api/orders', method: 'GET', query: page },
  { path: '/api/orders/[id]', method: 'GET', ids: orderIds },
  {
    path: '/api/tickets/my-tickets',
    method: 'GET',
    query: {
      ...page,
      status: fc.constantFrom(...TICKET_STATUSES),
      when: fc.constantFrom(...TICKET_GROUPS),
    },
  },
  { path: '/api/tickets/[id]', method: 'GET', ids: ticketIds },
  { path: '/api/tickets/[id]/calendar.ics', method: 'GET', ids: ticketIds, query: { locale } },
  { path: '/api/tickets/[id]/wallet', method: 'GET', ids: ticketIds, query: { locale } },
  { path: '/api/tickets/[id]/ticket.pkpass', method: 'GET', ids: ticketIds, query: { locale } },
  {
    path: '/api/tickets/[id]/ticket.pdf',
    method: 'GET',
    ids: seldomTicketIds,
    query: { locale, paper: fc.constantFrom('a4', 'phone', 'wall') },
  },
  { path: '/api/tickets/purchase', method: 'POST', body: almost(order) },
  {
    path: '/api/events/[id]/purchase',
    method: 'POST',
    ids: eventIds,
    body: almost({ ...order, eventId: fc.constant(undefined) }),
  },
  {
    path: '/api/events/[id]/ticket-types/[typeId]',
    method: 'PATCH',
    ids: severalIds,
    nestedIds: typeIds,
    body: someOf({ ...type, position }),
  },
  {
    path: '/api/events/[id]/ticket-types/[typeId]',
    method: 'DELETE',
    ids: severalIds,
    nestedIds: spareTypeIds,
  },
  { path: '/api/events/[id]', method: 'PATCH', ids: eventIds, body: change },
  { path: '/api/events/[id]/check-in-list', method: 'GET', ids: eventIds, query: { since: wildString } },
  { path: '/api/events/[id]/check-ins', method: 'GET', ids: eventIds },
  { path: '/api/check-ins', method: 'POST', body: almost(scan) },
  {
    path: '/api/tickets/[id]/transfer',
    method: 'POST',
    ids: ticketIds,
    body: almost({ email, name: words.map((text) => text.slice(0, 100)) }),
  },
  { path: '/api/tickets/[id]/transfer', method: 'DELETE', ids: ticketIds },
  { path: '/api/transfers/accept', method: 'POST', body: almost({ token }) },
  { path: '/api/tickets/[id]/check-in', method: 'POST', ids: codes },
  { path: '/api/tickets/[id]/check-in', method: 'DELETE', ids: codes, body: almost({ reason: words }) },
  { path: '/api/tickets/[id]', method: 'DELETE', ids: ticketIds },
  { path: '/api/events/[id]/cancel', method: 'POST', ids: eventIds, body: almost({ message: words }) },
  { path: '/api/events/[id]', method: 'DELETE', ids: spareEventIds },
  { path: '/api/auth/sessions', method: 'DELETE', query: { all: fc.constantFrom('true', 'false', 'yes') } },
];

describe(`${RUNS} requests of every kind give no 5xx`, () => {
  it.each(TARGETS)('$method $path', { timeout: TIMEOUT_MS }, (target) => bombard(target, credentials, RUNS));
});

it('leaves no endpoint out', () => {
  const attacked = TARGETS.filter(({ path }) => path !== NOWHERE).map(
    ({ path, method }) => `${method} ${path.replaceAll('[', '{').replaceAll(']', '}')}`,
  );
  expect(attacked.sort()).toEqual(
    Object.values(contracts)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  );
});
