import { globSync } from 'node:fs';
import path from 'node:path';
import { hash } from '@node-rs/bcrypt';
import { encode } from 'next-auth/jwt';
import { expect } from 'vitest';
import type { AccessDto } from '@/application/auth/schema';
import { tagsOfEvent } from '@/application/events/answer-tags';
import type { EventDetailDto } from '@/application/events/schema';
import type { PurchaseDto } from '@/application/orders/schema';
import { platform } from '@/composition';
import { type Role, SCOPES, type UserBySession } from '@/domain/user';
import { tokens } from '@/infrastructure/auth/tokens';
import { env } from '@/infrastructure/env';
import { type Args, requestOf } from '@/presentation/api/client';
import type { Answer as AnswerOf, Endpoint } from '@/presentation/api/endpoints';
import type { Contract, Method as ContractMethod } from '@/presentation/http/contracts/contract';
import { SESSION_COOKIE } from '@/presentation/session-cookie';
import { testDatabase } from './database.ts';
import { expectDocumented } from './documented.ts';
import { insertSession, insertUser } from './rows.ts';

/** The API as a client meets it, without a socket: requests go to the route handlers of this process. */

export const ORIGIN = 'http://localhost:3000';

export type Method = ContractMethod | 'OPTIONS';
type Handler = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & {
  contract?: Contract;
};
type RouteModule = Record<Method, Handler>;

const variablesLast = (folder: string) => folder.replaceAll('[', '~');
const API = path.join(import.meta.dirname, '../../src/app/api');

/** Every path of the API as Next reads it from the files, fixed ones before those with a variable part. */
export const ROUTES: [path: string, handlers: RouteModule][] = await Promise.all(
  globSync('**/route.ts', { cwd: API })
    .map((file) => path.dirname(file))
    .sort((a, b) => (variablesLast(a) < variablesLast(b) ? -1 : 1))
    .map(async (folder): Promise<[string, RouteModule]> => {
      return [`/api/${folder}`, await import(path.join(API, folder, 'route.ts'))];
    }),
);

/** Takes what no other path takes. */
export const ANYTHING = '/api/[[...path]]';

const patterns = ROUTES.filter(([path]) => path !== ANYTHING).map(([path, handlers]) => ({
  pattern: new RegExp(`^${path.replaceAll(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`),
  handlers,
}));

/** Of a path as it stands in ROUTES; any other address has the handlers of those that nobody has. */
export function handlersOf(path: string): RouteModule {
  const found = ROUTES.find(([known]) => known === path) ?? ROUTES.find(([known]) => known === ANYTHING);
  if (!found) throw new Error('the API has no route at all');
  return found[1];
}

/** Hands `request` to the handler of its path, as Next would. */
async function send(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const found = patterns.find(({ pattern }) => pattern.test(pathname));
  const handler = (found?.handlers ?? handlersOf(ANYTHING))[request.method as Method];
  const parts = Object.entries(found?.pattern.exec(pathname)?.groups ?? {});
  return handler(request, {
    params: Promise.resolve(Object.fromEntries(parts.map(([name, value]) => [name, decodeURIComponent(value)]))),
  });
}

export type Person = { id: string; username: string; email: string; role: Role; sessionId: string; token: string };

/** A user who is signed in. `password` costs bcrypt its cheapest round only. */
export async function person(role: Role = 'USER', { password }: { password?: string } = {}): Promise<Person> {
  const passwordHash = password ? await hash(password, { cost: 4 }) : 'none';
  const id = await insertUser(testDatabase(), { role, password_hash: passwordHash });
  const sessionId = await insertSession(testDatabase(), id);
  const account = { username: `u${id}`, email: `${id}@example.com`, role, sessionId };
  const token = tokens(env().AUTH_SECRET).signAccess({ ...account, userId: id, isStrong: false });
  return { id, ...account, token };
}

/** Whom a use case takes them for. */
export const asActor = ({ token: _, ...who }: Person): UserBySession => ({
  kind: 'user',
  via: 'session',
  name: 'Somebody',
  locale: 'en',
  isStrong: false,
  scopes: SCOPES,
  ...who,
});

/** The `Cookie` header of somebody's browser. */
export async function browserCookie({ sessionId }: Pick<Person, 'sessionId'>): Promise<string> {
  const value = await encode({ token: { sid: sessionId }, secret: env().AUTH_SECRET, salt: SESSION_COOKIE });
  return `${SESSION_COOKIE}=${value}`;
}

type Asked = {
  /** Whose bearer token goes along; nobody's by default. */
  as?: Person | null;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  raw?: BodyInit;
  headers?: Record<string, string>;
};

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  instance: string;
  requestId: string;
  errors: { field: string; code: string; message: string; params?: Record<string, unknown> }[];
  [fact: string]: unknown;
};

/** `body` is the JSON that it carries, if it does. */
export type Answer<T> = { status: number; headers: Headers; bytes: Uint8Array; text: string; body: T };

const isJson = (headers: Headers) => /^application\/(problem\+)?json\b/.test(headers.get('content-type') ?? '');

async function read<T>(request: Request): Promise<Answer<T>> {
  const response = await send(request);
  const { status, headers } = response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const { method } = request;
  const { pathname } = new URL(request.url);
  expectDocumented({ method, pathname, status, type: headers.get('content-type'), text });
  return { status, headers, bytes, text, body: text && isJson(headers) ? JSON.parse(text) : undefined };
}

const bearer = (as: Person | null | undefined): Record<string, string> =>
  as ? { authorization: `Bearer ${as.token}` } : {};

/** A call as it is meant: path, input and answer are those of the contract. It must succeed. */
export async function ask<E extends Endpoint>(
  endpoint: E,
  ...[sent]: Args<E, { as?: Person | null }>
): Promise<Answer<AnswerOf<E>>> {
  const { as, ...parts }: { as?: Person | null } = sent ?? {};
  const [address, { headers, ...init }] = requestOf(endpoint, parts);
  const request = new Request(new URL(address, ORIGIN), { ...init, headers: { ...headers, ...bearer(as) } });
  const answer = await read<AnswerOf<E>>(request);
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
}

/** `call<EventDto>('GET', '/api/events/…')`: any request whatever, odd ones, too. */
export async function call<T = Record<string, unknown>>(
  method: Method,
  path: string,
  { as, json, raw, headers }: Asked = {},
): Promise<Answer<T>> {
  return read<T>(
    new Request(new URL(path, ORIGIN), {
      method,
      body: json === undefined ? raw : JSON.stringify(json),
      headers: {
        ...bearer(as),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    }),
  );
}

/** By username or e-mail address, as an API client does. */
export const signIn = (username: string, password: string) =>
  call<AccessDto>('POST', '/api/auth/login', { json: { username, password } });

/** The call must be refused with this code; answers with the problem it got. */
export async function refused(code: string, method: Method, path: string, asked: Asked = {}): Promise<Answer<Problem>> {
  const answer = await call<Problem>(method, path, asked);
  expect(answer.body?.code ?? `status ${answer.status}`, answer.text).toBe(code);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toMatchObject({
    type: `urn:eventhub:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: expect.stringMatching(/./),
    status: answer.status,
    detail: expect.stringMatching(/./),
    instance: new URL(path, ORIGIN).pathname,
    requestId: answer.headers.get('x-request-id'),
    errors: expect.any(Array),
  });
  return answer;
}

/** What an admin sends for a new event; valid unless told otherwise. */
export const eventInput = (changes: Record<string, unknown> = {}) => ({
  name: 'Spring Boot Workshop',
  eventDate: '2031-03-15T14:00:00',
  location: 'Tech Hub, Room 301',
  capacity: 50,
  description: 'Advanced Spring Boot techniques',
  price: 299,
  imageUrl: 'https://example.com/image.jpg',
  ...changes,
});

export async function createEvent(admin: Person, changes: Record<string, unknown> = {}): Promise<EventDetailDto> {
  const { status, body, text } = await call<EventDetailDto>('POST', '/api/events', {
    as: admin,
    json: eventInput(changes),
  });
  expect(status, text).toBe(201);
  return body;
}

export const orderFor = (eventId: string, changes: Record<string, unknown> = {}) => ({
  eventId,
  participantName: 'John Doe',
  participantEmail: 'john@example.com',
  ...changes,
});

export async function buy(buyer: Person, eventId: string, changes: Record<string, unknown> = {}): Promise<PurchaseDto> {
  const { status, body, text } = await call<PurchaseDto>('POST', '/api/tickets/purchase', {
    as: buyer,
    json: orderFor(eventId, changes),
  });
  expect(status, text).toBe(201);
  return body;
}

/** Moves an event behind the application's back, so that it has begun or is over: answers kept for a second do not know. */
async function moveEvent(id: string, startsAt: Date, endsAt: Date): Promise<void> {
  await testDatabase().query('UPDATE event SET starts_at = $2, ends_at = $3, version = version + 1 WHERE id = $1', [
    id,
    startsAt,
    endsAt,
  ]);
  platform.answers().evict(tagsOfEvent(id));
}

const HOUR = 3_600_000;
export const startNow = (id: string) => moveEvent(id, new Date(Date.now() - HOUR), new Date(Date.now() + HOUR));
export const endNow = (id: string) => moveEvent(id, new Date(Date.now() - 2 * HOUR), new Date(Date.now() - HOUR));
