import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/bcrypt';
import { encode } from 'next-auth/jwt';
import { expect } from 'vitest';
import * as anything from '@/app/api/[[...path]]/route';
import * as login from '@/app/api/auth/login/route';
import * as logout from '@/app/api/auth/logout/route';
import * as me from '@/app/api/auth/me/route';
import * as refresh from '@/app/api/auth/refresh/route';
import * as register from '@/app/api/auth/register/route';
import * as session from '@/app/api/auth/sessions/[id]/route';
import * as sessions from '@/app/api/auth/sessions/route';
import * as availability from '@/app/api/events/[id]/availability/route';
import * as cancelEvent from '@/app/api/events/[id]/cancel/route';
import * as event from '@/app/api/events/[id]/route';
import * as eventTickets from '@/app/api/events/[id]/tickets/route';
import * as events from '@/app/api/events/route';
import * as search from '@/app/api/events/search/route';
import * as upcoming from '@/app/api/events/upcoming/route';
import * as health from '@/app/api/health/route';
import * as ready from '@/app/api/ready/route';
import * as checkIn from '@/app/api/tickets/[id]/check-in/route';
import * as ticket from '@/app/api/tickets/[id]/route';
import * as ticketsOfEvent from '@/app/api/tickets/event/[id]/route';
import * as myTickets from '@/app/api/tickets/my-tickets/route';
import * as purchase from '@/app/api/tickets/purchase/route';
import type { EventDto } from '@/application/events/schema';
import type { PurchaseDto } from '@/application/tickets/schema';
import type { Role } from '@/domain/user';
import { tokens } from '@/infrastructure/auth/tokens';
import { env } from '@/infrastructure/env';
import { SESSION_COOKIE } from '@/presentation/auth';
import { testDatabase } from './database.ts';
import { insertUser } from './rows.ts';

/** The API as a client meets it, without a socket: requests go to the route handlers of this process. */

export const ORIGIN = 'http://localhost:3000';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof METHODS)[number];
type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
type RouteModule = Record<Method, Handler>;

/** Every path of the API, fixed ones before those with a variable part, as Next matches them. */
export const ROUTES: [path: string, handlers: RouteModule][] = [
  ['/api/auth/login', login],
  ['/api/auth/logout', logout],
  ['/api/auth/me', me],
  ['/api/auth/refresh', refresh],
  ['/api/auth/register', register],
  ['/api/auth/sessions', sessions],
  ['/api/auth/sessions/[id]', session],
  ['/api/events', events],
  ['/api/events/search', search],
  ['/api/events/upcoming', upcoming],
  ['/api/events/[id]', event],
  ['/api/events/[id]/availability', availability],
  ['/api/events/[id]/cancel', cancelEvent],
  ['/api/events/[id]/tickets', eventTickets],
  ['/api/health', health],
  ['/api/ready', ready],
  ['/api/tickets/my-tickets', myTickets],
  ['/api/tickets/purchase', purchase],
  ['/api/tickets/[id]', ticket],
  ['/api/tickets/[id]/check-in', checkIn],
  ['/api/tickets/event/[id]', ticketsOfEvent],
];

const patterns = ROUTES.map(([path, handlers]) => ({
  pattern: new RegExp(`^${path.replace('[id]', '([^/]+)')}$`),
  handlers,
}));

/** Of a path as it stands in ROUTES; any other address has the handlers of those that nobody has. */
export const handlersOf = (path: string): RouteModule => ROUTES.find(([known]) => known === path)?.[1] ?? anything;

/** Hands `request` to the handler of its path, as Next would. */
async function send(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const found = patterns.find(({ pattern }) => pattern.test(pathname));
  const handler = (found?.handlers ?? anything)[request.method as Method];
  const id = found?.pattern.exec(pathname)?.[1];
  return handler(request, { params: Promise.resolve(id === undefined ? {} : { id: decodeURIComponent(id) }) });
}

export type Person = { id: string; username: string; email: string; role: Role; sessionId: string; token: string };

/** A user who is signed in. `password` costs bcrypt its cheapest round only. */
export async function person(role: Role = 'USER', { password }: { password?: string } = {}): Promise<Person> {
  const passwordHash = password ? await hash(password, { cost: 4 }) : 'none';
  const id = await insertUser(testDatabase(), { role, password_hash: passwordHash });
  const sessionId = randomUUID();
  await testDatabase().query(
    `INSERT INTO session (id, user_id, expires_at) VALUES ($1, $2, now() + interval '7 days')`,
    [sessionId, id],
  );
  const account = { username: `u${id}`, email: `${id}@example.com`, role, sessionId };
  const token = tokens(env().AUTH_SECRET).signAccess({ ...account, userId: id });
  return { id, ...account, token };
}

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

export type Answer<T> = { status: number; headers: Headers; text: string; body: T };

/** `call<EventDto>('GET', '/api/events/…')`: the answer with its JSON read. */
export async function call<T = Record<string, unknown>>(
  method: Method,
  path: string,
  { as, json, raw, headers }: Asked = {},
): Promise<Answer<T>> {
  const request = new Request(new URL(path, ORIGIN), {
    method,
    body: json === undefined ? raw : JSON.stringify(json),
    headers: {
      ...(as ? { authorization: `Bearer ${as.token}` } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  const response = await send(request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : undefined };
}

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

export async function createEvent(admin: Person, changes: Record<string, unknown> = {}): Promise<EventDto> {
  const { status, body, text } = await call<EventDto>('POST', '/api/events', { as: admin, json: eventInput(changes) });
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

/** Moves an event behind the application's back, so that it has begun or is over. */
async function moveEvent(id: string, startsAt: Date, endsAt: Date): Promise<void> {
  await testDatabase().query('UPDATE event SET starts_at = $2, ends_at = $3, version = version + 1 WHERE id = $1', [
    id,
    startsAt,
    endsAt,
  ]);
}

const HOUR = 3_600_000;
export const startNow = (id: string) => moveEvent(id, new Date(Date.now() - HOUR), new Date(Date.now() + HOUR));
export const endNow = (id: string) => moveEvent(id, new Date(Date.now() - 2 * HOUR), new Date(Date.now() - HOUR));
