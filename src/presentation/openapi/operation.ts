import { z } from 'zod';
import { type Contract, headerName } from '../http/contracts/contract';
import type { RateLimit } from '../http/contracts/limits';
import type { JsonSchema, SchemaWriter } from './json-schemas';
import { refusalsOf } from './problems';

/** One endpoint as the document tells it. */

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: JsonSchema };
type Body = { required: boolean; content: Record<string, { schema: JsonSchema; examples?: Record<string, unknown> }> };

const FILE = { type: 'string', format: 'binary' };

const TAGS: Readonly<Record<string, string>> = {
  auth: 'Accounts',
  events: 'Events',
  pictures: 'Events',
  imports: 'Events',
  tickets: 'Tickets',
  transfers: 'Tickets',
  orders: 'Orders',
  'check-ins': 'Check-in',
  chat: 'Assistant',
};
const OPERATIONS = 'Operations';

function tagOf({ path }: Contract): string {
  if (path.includes('/check-in')) return 'Check-in';
  return TAGS[path.split('/')[2] ?? ''] ?? OPERATIONS;
}

const CALLERS: Record<Contract['caller'], string> = {
  anyone: 'Anyone may call.',
  'signed-in': 'For whoever is signed in.',
  door: 'For administrators, and for whoever organises or works at the door of the event.',
  organiser: 'For administrators and organisers of the event.',
  admin: 'For administrators.',
  operator: 'For whoever runs the shop: from its own machine, or with METRICS_TOKEN as bearer token.',
};

type Window = { scope: string; quota: number; window: number };

function windowsOf({ address, account, failures }: RateLimit): Window[] {
  const entries: [string, { points: number; seconds: number } | undefined][] = [
    ['address', address],
    ['account', account],
    ['failures at one account from one address', failures?.account],
    ['failures from one address', failures?.address],
  ];
  return entries.flatMap(([scope, window]) =>
    window ? [{ scope, quota: window.points, window: window.seconds }] : [],
  );
}

const limitWords = (limit: RateLimit) =>
  `Limit \`${limit.name}\`: ${windowsOf(limit)
    .map(({ scope, quota, window }) => `${quota} in ${window} s (${scope})`)
    .join(', ')}.`;

const BEARER = { bearer: [] };
const SESSION = { session: [] };
const REFRESH = { refresh: [] };

/** Any of these will do; an empty one stands for nobody in particular. */
function securityOf({ caller, path }: Contract): Record<string, string[]>[] {
  if (path === '/api/auth/refresh') return [REFRESH];
  if (path === '/api/auth/logout') return [REFRESH, {}];
  if (caller === 'operator') return [BEARER, {}];
  return caller === 'anyone' ? [{}, BEARER, SESSION] : [BEARER, SESSION];
}

function parametersOf({ params, query, headers = {} }: Contract, writer: SchemaWriter): Parameter[] {
  const taken: [Parameter['in'], z.ZodType | undefined][] = [
    ['path', params],
    ['query', query],
    ['header', Object.keys(headers).length > 0 ? z.object({ ...headers }) : undefined],
  ];
  return taken.flatMap(([place, schema]) =>
    schema
      ? writer.writeQuery(schema).map(({ name, isRequired, schema: described }) => {
          const { description, ...rest } = described;
          return {
            name: place === 'header' ? headerName(name) : name,
            in: place,
            required: isRequired,
            ...(typeof description === 'string' ? { description } : {}),
            schema: rest,
          };
        })
      : [],
  );
}

function bodyOf({ body, upload }: Contract, writer: SchemaWriter): { requestBody?: Body } {
  if (upload) {
    const content = Object.fromEntries(upload.types.map((type) => [type, { schema: FILE }]));
    return { requestBody: { required: true, content } };
  }
  if (!body) return {};
  const { examples, ...schema } = writer.write(body, 'input');
  const [value] = Array.isArray(examples) ? examples : [];
  return {
    requestBody: {
      required: !(body instanceof z.ZodOptional),
      content: { 'application/json': { schema, ...(value ? { examples: { example: { value } } } : {}) } },
    },
  };
}

const WORDS: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Made.',
  202: 'Taken; what follows is done afterwards.',
  204: 'Done; there is nothing to say.',
  304: 'What the reader has is as it is here.',
};

const header = (name: string) => [name, { $ref: `#/components/headers/${name}` }] as const;

function headersOf(contract: Contract, status: number) {
  const { cache, headers = {}, answers } = contract;
  const hasTag =
    'ifNoneMatch' in headers || 'ifMatch' in headers || (status === 201 && contract.path === '/api/events');
  const names = [
    'X-Request-Id',
    ...(cache ? [] : ['RateLimit', 'RateLimit-Policy']),
    ...(hasTag ? ['ETag'] : []),
    ...('idempotencyKey' in headers && answers[status] ? ['Idempotency-Replayed'] : []),
  ];
  return Object.fromEntries(names.map(header));
}

function contentOf(schema: z.ZodType, writer: SchemaWriter) {
  const described = writer.write(schema, 'output');
  if (schema instanceof z.ZodFile) {
    return { [String(described.contentMediaType)]: { schema: FILE } };
  }
  return { 'application/json': { schema: described } };
}

/** What a stream sends, by the name of the event. */
function eventsOf({ events }: Contract, writer: SchemaWriter): { 'x-events'?: Record<string, JsonSchema> } {
  if (!events) return {};
  const written = Object.entries(events).map(([name, schema]) => [name, writer.write(schema, 'output')] as const);
  return { 'x-events': Object.fromEntries(written) };
}

function answersOf(contract: Contract, writer: SchemaWriter) {
  return Object.fromEntries(
    Object.entries(contract.answers).map(([status, schema]) => [
      status,
      {
        description: WORDS[Number(status)] ?? '',
        headers: headersOf(contract, Number(status)),
        ...(schema ? { content: contentOf(schema, writer) } : {}),
      },
    ]),
  );
}

/** `name`: what the contract is called, which no other is. */
export const operationOf = (name: string, contract: Contract, writer: SchemaWriter) => ({
  operationId: name,
  tags: [tagOf(contract)],
  summary: contract.summary,
  description: `${CALLERS[contract.caller]} ${limitWords(contract.limit)}`,
  security: securityOf(contract),
  parameters: parametersOf(contract, writer),
  ...bodyOf(contract, writer),
  responses: { ...answersOf(contract, writer), ...refusalsOf(contract) },
  ...eventsOf(contract, writer),
  'x-ratelimit': { policy: contract.limit.name, windows: windowsOf(contract.limit) },
});
export type Operation = ReturnType<typeof operationOf>;
