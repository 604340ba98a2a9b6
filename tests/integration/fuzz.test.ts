import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { TICKET_GROUPS } from '@/application/tickets/schema';
import { TICKET_STATUSES } from '@/domain/ticket';
import { contracts } from '@/presentation/http/contracts';
import { almost, bombard, type Target } from '../support/fuzz.ts';
import { wildString } from '../support/wild-string.ts';
import {
  codes,
  credentials,
  eventIds,
  fillShop,
  orderIds,
  seldomTicketIds,
  seriesIds,
  severalIds,
  spareEventIds,
  spareTypeIds,
  ticketIds,
  typeIds,
} from './fuzz/shop.ts';
import {
  account,
  assertion,
  attendees,
  audit,
  change,
  dates,
  email,
  event,
  imported,
  listQuery,
  locale,
  order,
  page,
  passwords,
  position,
  profile,
  proof,
  registration,
  scan,
  seldomValid,
  sixDigits,
  someOf,
  ticketType,
  token,
  when,
  words,
} from './fuzz/values.ts';

/** No input whatever gives a 500, and every refusal is problem JSON. FUZZ_RUNS requests for each method of each path. */

const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000);
const TIMEOUT_MS = 120_000;

beforeAll(fillShop);

/** Answered by the route of all addresses that nobody has. */
const NOWHERE = '/api/nowhere/[id]';

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
  { path: '/api/events/[id]/ticket-types', method: 'POST', ids: eventIds, body: almost({ ...ticketType, position }) },
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
    body: someOf({ ...ticketType, position }),
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
