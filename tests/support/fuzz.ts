import fc from 'fast-check';
import { expect } from 'vitest';
import { ERROR_CODES } from '@/domain/errors';
import adminMessages from '@/messages/admin-events/en.json';
import messages from '@/messages/en.json';
import { handlersOf, type Method, ORIGIN } from './api.ts';
import { wildString } from './wild-string.ts';

/** Requests that no honest client sends, mixed with ones that nearly are. */

const NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.1,
  1.005,
  99.999,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  1e21,
  1e308,
  -1e308,
  5e-324,
];

const nested = (depth: number) => Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: [inner] }), null);

const wild: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: wildString, weight: 4 },
  {
    arbitrary: fc.constantFrom<unknown>(
      ...NUMBERS,
      null,
      true,
      false,
      [],
      {},
      [[]],
      [null],
      ['a', 'b'],
      { a: 1 },
      nested(60),
    ),
    weight: 3,
  },
  { arbitrary: fc.double(), weight: 1 },
  { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 1 },
);

/** Of every field a good value mostly, a wild one sometimes, none now and then; and sometimes a field nobody asked for. */
export function almost(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const entries = Object.entries(fields).map(([name, good]) =>
    fc.oneof(
      { arbitrary: good.map((value): [string, unknown][] => [[name, value]]), weight: 12 },
      { arbitrary: wild.map((value): [string, unknown][] => [[name, value]]), weight: 1 },
      { arbitrary: fc.constant<[string, unknown][]>([]), weight: 1 },
    ),
  );
  const unasked = fc.oneof(
    { arbitrary: fc.constant<[string, unknown][]>([]), weight: 15 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom('__proto__', 'constructor', 'id', 'role', 'toString', 'nope', '', '\ud800', 'a.b'), wild)
        .map((entry): [string, unknown][] => [entry]),
      weight: 1,
    },
  );
  // fromEntries defines `__proto__` as a field of its own, so that it is sent.
  return fc.tuple(unasked, ...entries).map((parts) => Object.fromEntries(parts.flat()));
}

const RAW_BODIES: BodyInit[] = [
  '',
  ' ',
  '{',
  '}',
  'null',
  '[]',
  '"text"',
  '1e999',
  'NaN',
  '{"a":1,}',
  "{'a':1}",
  '\ufeff{}',
  '{"__proto__":{"role":"ADMIN"}}',
  '{"name":"\\ud800"}',
  '['.repeat(20_000),
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"name":"${'x'.repeat(300_000)}"}`,
  `{${Array.from({ length: 2_000 }, (_, index) => `"k${index}":0`).join(',')}}`,
  new Uint8Array([0xff, 0xfe, 0x7b, 0x00]),
  new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
];

const anyBody = (good: fc.Arbitrary<unknown>): fc.Arbitrary<BodyInit> =>
  fc.oneof(
    { arbitrary: good.map((value) => JSON.stringify(value)), weight: 30 },
    { arbitrary: wild.map((value) => JSON.stringify(value)), weight: 4 },
    { arbitrary: fc.constantFrom(...RAW_BODIES), weight: 1 },
    { arbitrary: wildString, weight: 1 },
  );

const latin1 = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});

// A good value mostly, so that a wild one in one header does not hide the others.
const HEADERS: Record<string, readonly string[]> = {
  'content-type': [
    'application/json',
    'application/json; charset=utf-8',
    'application/merge-patch+json',
    'text/plain',
    'multipart/form-data',
    '',
  ],
  'content-length': ['0', '1', '-1', 'x', '999999999999', '1e3'],
  accept: ['*/*', 'text/html', ''],
  'accept-language': ['en', 'pt-BR,en;q=0.5', 'q=;;;,,', 'en;q=x', '*'],
  'if-match': ['"0"', '"1"', 'W/"2"', '*', '"x"', '', '"99999999999"'],
  'if-none-match': ['"0"', '*', '', 'x, "0"'],
  'idempotency-key': ['a-key', 'b-key', '', 'a key', 'k'.repeat(256)],
  origin: [ORIGIN, 'null', 'https://evil.example', ''],
  host: ['localhost:3000', '', 'evil.example', '::::'],
  'user-agent': ['Mozilla/5.0', 'u'.repeat(2_000), ''],
  'x-request-id': ['request-1', '', 'x'.repeat(500), '../..'],
  'x-forwarded-for': ['127.0.0.1', 'x, y', ''],
  cookie: [
    'eventhub.refresh=abc',
    'eventhub.session=abc',
    'eventhub.session.0=a; eventhub.session.1=b',
    '=',
    ';;;',
    `eventhub.refresh=${'a'.repeat(43)}`,
  ],
};

const oneHeader = fc
  .constantFrom(...Object.keys(HEADERS))
  .chain((name) =>
    fc
      .oneof({ arbitrary: fc.constantFrom(...(HEADERS[name] ?? [])), weight: 4 }, { arbitrary: latin1, weight: 1 })
      .map((value) => [name, value] as const),
  );

const anyHeaders = (credentials: readonly Record<string, string>[]): fc.Arbitrary<Record<string, string>> =>
  fc
    .tuple(
      fc.constantFrom(...credentials),
      fc.oneof(
        { arbitrary: fc.constant([]), weight: 2 },
        { arbitrary: fc.array(oneHeader, { minLength: 1, maxLength: 3 }), weight: 1 },
      ),
    )
    .map(([credential, others]) => ({
      'content-type': 'application/json',
      ...Object.fromEntries(others),
      ...credential,
    }));

const anyQuery = (parameters: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<string> => {
  const names = Object.keys(parameters);
  const known =
    names.length > 0
      ? fc.constantFrom(...names).chain((name) => (parameters[name] ?? wildString).map((value) => [name, value]))
      : null;
  const unknown = fc.tuple(wildString, wildString);
  const pair = known
    ? fc.oneof(
        { arbitrary: known, weight: 20 },
        { arbitrary: fc.tuple(fc.constantFrom(...names), wildString), weight: 4 },
        { arbitrary: unknown, weight: 1 },
      )
    : unknown;
  return fc.oneof(
    {
      arbitrary: fc
        .array(pair, { maxLength: known ? 4 : 1 })
        .map((pairs) => new URLSearchParams(pairs.map(([name = '', value = '']) => [name, value])).toString()),
      weight: 30,
    },
    {
      arbitrary: fc.constantFrom('%', '%00', '%zz=%', '&&&', 'a=%ff', '=', 'page[]=1', `q=${'a'.repeat(9_000)}`),
      weight: 1,
    },
  );
};

export type Target = {
  /** As in ROUTES, or any other address for the one that answers for all unknown ones. */
  path: string;
  method: Method;
  /** Ids, slugs or codes that mean something. */
  ids?: readonly string[];
  /** The same for what belongs to it. */
  nestedIds?: readonly string[];
  query?: Record<string, fc.Arbitrary<string>>;
  body?: fc.Arbitrary<unknown>;
  /** The only routes that may be busy: one password is hashed at a time. */
  mayBeBusy?: boolean;
};

type Attack = {
  id: string;
  nested: string;
  query: string;
  headers: Record<string, string>;
  body: BodyInit | undefined;
};

const known = new Set<string>(ERROR_CODES);
// What is wrong with a whole file is said by the form that sends it.
const { reason: _, ...ofFiles } = adminMessages.adminEvents.import.refused;
const translated = new Set([...Object.keys(messages.fieldErrors), ...Object.keys(ofFiles)]);

async function strike(
  { path, method, mayBeBusy }: Target,
  { id, nested, query, headers, body }: Attack,
): Promise<void> {
  const handler = handlersOf(path)[method];
  const params = { id, typeId: nested };
  const filled = path.replaceAll(/\[(id|typeId)\]/g, (_, name: 'id' | 'typeId') =>
    encodeURIComponent(params[name].toWellFormed()),
  );
  const url = `${ORIGIN}${filled}?${query}`;
  const request = new Request(url, { method, headers, body });
  const response = await handler(request, { params: Promise.resolve(path.includes('[id]') ? params : {}) });
  const text = await response.text();
  const story = () =>
    `${method} ${url} id ${JSON.stringify(id)} headers ${JSON.stringify(headers)} body ${String(body).slice(0, 2_000)}\n→ ${response.status} ${text}`;

  const isBusy = response.status === 503 && mayBeBusy;
  expect(response.status < 500 || isBusy, story()).toBe(true);
  if (response.ok || response.status === 304) {
    // Files are no JSON.
    if (text && response.headers.get('content-type')?.includes('json')) JSON.parse(text);
    return;
  }
  expect(response.headers.get('content-type'), story()).toBe('application/problem+json');
  const problem = JSON.parse(text);
  expect(problem.status, story()).toBe(response.status);
  expect(known.has(problem.code), story()).toBe(true);
  if (isBusy) expect(problem.code).toBe('UNAVAILABLE');
  for (const error of problem.errors)
    expect(translated.has(error.code), `${error.code} has no text; ${story()}`).toBe(true);
}

const AT_ONCE = 50;

/** Throws `runs` requests at one method of one path, many at once; fails with the first that breaks a promise. */
export async function bombard(
  target: Target,
  credentials: readonly Record<string, string>[],
  runs: number,
): Promise<void> {
  const oneOf = (ids?: readonly string[]) =>
    ids
      ? fc.oneof({ arbitrary: fc.constantFrom(...ids), weight: 4 }, { arbitrary: wildString, weight: 1 })
      : wildString;
  const attack: fc.Arbitrary<Attack> = fc.record({
    id: oneOf(target.ids),
    nested: oneOf(target.nestedIds),
    query: anyQuery(target.query ?? {}),
    headers: anyHeaders(credentials),
    body:
      target.method === 'GET'
        ? fc.constant(undefined)
        : target.body
          ? anyBody(target.body)
          : fc.option(anyBody(wild), { nil: undefined, freq: 2 }),
  });
  const salvo = fc.array(attack, { minLength: AT_ONCE, maxLength: AT_ONCE, size: 'max' });
  const property = fc.asyncProperty(salvo, async (attacks) => {
    await Promise.all(attacks.map((each) => strike(target, each)));
  });
  // The first failure tells its own story; shrinking fifty requests at once would only drown it.
  const { failed, errorInstance, seed, numRuns } = await fc.check(property, {
    numRuns: Math.ceil(runs / AT_ONCE),
    endOnFailure: true,
  });
  if (failed) throw new Error(`seed ${seed}, salvo ${numRuns}`, { cause: errorInstance });
}
