import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apiDocument } from '@/presentation/openapi/document';
import type { Operation } from '@/presentation/openapi/operation';
import { buy, call, createEvent, type Method, ORIGIN, type Person, person } from '../../support/api.ts';
import { fromSchema } from '../../support/from-schema.ts';

/**
 * Requests made from the OpenAPI document and from nothing else: no 5xx, and every answer is one that the document allows
 * (`call` sees to that). API_REQUESTS of them; `npm run fuzz:api` makes ten thousand.
 */

const REQUESTS = Number(process.env.API_REQUESTS ?? 600);
const AT_ONCE = 20;

const document = await apiDocument();
/** What destroys comes late, and what may end the callers' own sessions last: there must be something to find before. */
const turnOf = (method: string, path: string) =>
  path.startsWith('/api/auth/') ? 2 : Number(method === 'DELETE' || path.endsWith('/cancel'));

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase() as Method, operation })),
);
operations.sort((a, b) => turnOf(a.method, a.path) - turnOf(b.method, b.path));

const [admin, user] = await Promise.all([person('ADMIN'), person()]);
const events = await Promise.all(Array.from({ length: 20 }, () => createEvent(admin, { capacity: 10_000 })));
const tickets = await Promise.all(events.map(({ id }, index) => buy(index % 2 ? user : admin, id)));
const ids: Record<string, readonly string[]> = {
  events: events.flatMap(({ id, slug }) => [id, slug]),
  tickets: tickets.map(({ id }) => id),
  codes: tickets.map(({ confirmationCode }) => confirmationCode),
  orders: tickets.map(({ orderId }) => orderId),
  types: events.flatMap(({ ticketTypes }) => ticketTypes.map(({ id }) => id)),
};
const of = (kind: string) => () => ids[kind] ?? [];
const { nearly } = fromSchema(document, {
  eventId: () => events.map(({ id }) => id),
  ticketTypeId: of('types'),
  typeId: of('types'),
  confirmationCode: of('codes'),
});

/** What a path's `{id}` names. */
function idsFor(path: string, name: string): readonly string[] {
  if (name === 'typeId') return of('types')();
  if (path.startsWith('/api/events/') || path.startsWith('/api/tickets/event/')) return of('events')();
  if (path.endsWith('/check-in')) return of('codes')();
  if (path.startsWith('/api/tickets/')) return of('tickets')();
  return path.startsWith('/api/orders/') ? of('orders')() : [randomUUID()];
}

type Sent = { method: Method; address: string; headers: Record<string, string>; as: Person | null; json: unknown };

const callers = fc.constantFrom(null, user, user, admin, admin, admin);
/** A password is hashed for 190 ms, one at a time, and who comes meanwhile may be told to come again: these wait. */
const HASHING = [
  'RegisterInput',
  'LoginInput',
  'ChangePasswordInput',
  'ResetPasswordInput',
  'ChangeEmailInput',
  'DeleteAccountInput',
  'BeginPasskeyInput',
  'ProofInput',
];
const isHashing = ({ requestBody }: Operation) => {
  const schema = JSON.stringify(requestBody?.content['application/json']?.schema ?? {});
  return HASHING.some((name) => schema.includes(`/${name}"`));
};

function requestTo({ path, method, operation }: (typeof operations)[number]): fc.Arbitrary<Sent> {
  const { parameters, requestBody } = operation;
  const parts = parameters.map(({ name, in: place, required, schema }) => {
    const good: fc.Arbitrary<unknown> =
      place === 'path'
        ? fc.oneof(
            { arbitrary: fc.constantFrom(...idsFor(path, name)), weight: 9 },
            { arbitrary: nearly(schema), weight: 1 },
          )
        : nearly(schema, 8);
    const given = required ? good : fc.option(good, { nil: undefined });
    return given.map((value) => ({ name, place, value }));
  });
  const body = requestBody ? nearly(requestBody.content['application/json']?.schema) : fc.constant(undefined);
  return fc.record({ parts: fc.tuple(...parts), as: callers, json: body }).map(({ parts: values, as, json }) => {
    const query = new URLSearchParams();
    const headers: Record<string, string> = { origin: ORIGIN };
    let address = path;
    for (const { name, place, value } of values) {
      if (value === undefined) continue;
      const words = typeof value === 'object' ? JSON.stringify(value) : String(value).toWellFormed();
      if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(words) || 'x');
      else if (place === 'query') for (const each of [value].flat()) query.append(name, String(each).toWellFormed());
      // A client cannot send others: its own library refuses them.
      else if (/^[\x20-\x7e]*$/.test(words)) headers[name] = words;
    }
    return { method, address: `${address}?${query}`, headers, as, json };
  });
}

it(`answers ${REQUESTS} requests made from the document as it says, none with a 5xx`, {
  timeout: 1_200_000,
}, async () => {
  const counts = new Map<string, number>();
  const reached = new Set<string>();
  const each = Math.ceil(REQUESTS / operations.length);
  for (const target of operations) {
    const sample = fc.sample(requestTo(target), each);
    const atOnce = isHashing(target.operation) ? 1 : AT_ONCE;
    for (let at = 0; at < sample.length; at += atOnce) {
      await Promise.all(
        sample.slice(at, at + atOnce).map(async ({ method, address, ...sent }) => {
          const { status, text } = await call(method, address, sent);
          const story = `${method} ${address} ${JSON.stringify(sent.json)}\n→ ${status} ${text}`;
          expect(status, story).toBeLessThan(500);
          const kind = `${Math.floor(status / 100)}xx`;
          counts.set(kind, (counts.get(kind) ?? 0) + 1);
          if (status < 400) reached.add(target.operation.operationId);
        }),
      );
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (process.env.API_REQUESTS) {
    console.table({
      requests: total,
      endpoints: operations.length,
      'endpoints that succeeded': reached.size,
      ...Object.fromEntries(counts),
    });
  }
  expect(total).toBeGreaterThanOrEqual(REQUESTS);
  expect(counts.get('2xx') ?? 0).toBeGreaterThan(total / 10);
  expect(reached.size).toBeGreaterThan(operations.length / 3);
});
