import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Actor } from '@/domain/user';
import type { Contract } from '@/presentation/http/contracts/contract';
import type { ApiRequest } from '@/presentation/http/request';

/**
 * Every endpoint by everybody. Who may call it follows from its contract, and whose thing it names from its path, so that
 * a new endpoint is in here without a line of its own.
 */

const KEY = 'x-test-api-key';

// No program has a way in from outside yet: this one comes by a header of the test's.
vi.mock('@/presentation/http/authenticate', async (importActual) => {
  const actual = await importActual<typeof import('@/presentation/http/authenticate')>();
  const key = (role: 'USER' | 'ADMIN', ownerId: string): Actor => ({
    kind: 'api-key',
    keyId: 'a-key',
    ownerId,
    role,
    scopes: [],
  });
  return {
    ...actual,
    isAnonymous: (request: ApiRequest) => request.headers.get(KEY) === null && actual.isAnonymous(request),
    actorOf: async (request: ApiRequest) => {
      const ownerId = request.headers.get(KEY);
      return ownerId === null ? actual.actorOf(request) : key('ADMIN', ownerId);
    },
  };
});

const { contracts } = await import('@/presentation/http/contracts');
const { buy, call, createEvent, ORIGIN, person } = await import('../support/api.ts');
const { testDatabase } = await import('../support/database.ts');
type Person = Awaited<ReturnType<typeof person>>;

const EVERYBODY = ['visitor', 'key without scopes', 'other', 'owner', 'admin'] as const;
type Who = (typeof EVERYBODY)[number];
type Verdict = 'let in' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'RESOURCE_NOT_FOUND';

/** What a path's `{id}` names. */
const THINGS = [
  '/api/tickets/event/',
  '/api/tickets/',
  '/api/orders/',
  '/api/events/',
  '/api/auth/sessions/',
  '/api/auth/passkeys/',
] as const;
type Thing = (typeof THINGS)[number];
const thingOf = ({ path }: Contract): Thing | undefined =>
  path.includes('{') ? THINGS.find((prefix) => path.startsWith(prefix)) : undefined;

const isCheckIn = ({ path }: Contract) => path.endsWith('/{id}/check-in');
/** Things that are somebody's, so that nobody else is told of them; and those that are not even an admin's. */
const isOwned = (contract: Contract) =>
  ['/api/tickets/', '/api/orders/'].includes(thingOf(contract) ?? '') && !isCheckIn(contract);
const isPrivate = (contract: Contract) => (thingOf(contract) ?? '').startsWith('/api/auth/');

/** An admin does not give away what is somebody else's. */
const isHandingOn = ({ path }: Contract) => path.endsWith('/transfer');

function verdictFor(contract: Contract, who: Who): Verdict {
  // It has a credential of its own, which none of them brings.
  if (contract.path === '/api/auth/refresh' || contract.caller === 'operator') return 'UNAUTHORIZED';
  if (contract.caller === 'anyone') return 'let in';
  if (who === 'visitor') return 'UNAUTHORIZED';
  if (who === 'key without scopes') return 'FORBIDDEN';
  if (contract.caller === 'admin') return who === 'admin' ? 'let in' : 'FORBIDDEN';
  if (isHandingOn(contract) && who === 'admin') return 'FORBIDDEN';
  if (isPrivate(contract)) return who === 'owner' ? 'let in' : 'RESOURCE_NOT_FOUND';
  return isOwned(contract) && who === 'other' ? 'RESOURCE_NOT_FOUND' : 'let in';
}

/** What kept somebody out; a call that was let in may fail for reasons of its own. */
function verdictOf(contract: Contract, problem: Record<string, unknown> | undefined): Verdict {
  // Somebody known is asked to prove it once more.
  if (problem?.reason === 'sign_in_again') return 'let in';
  // The link of the example is nobody's.
  if (problem?.reason === 'link_gone') return 'let in';
  // Theirs it is, but the shop of the tests has no keys for wallets.
  if (problem?.reason === 'no_wallet') return 'let in';
  const { code } = problem ?? {};
  // Where the path names no thing, what is missing is one's own.
  if (code === 'RESOURCE_NOT_FOUND') return thingOf(contract) ? code : 'let in';
  return code === 'UNAUTHORIZED' || code === 'FORBIDDEN' ? code : 'let in';
}

let admin: Person;
let owner: Person;
let other: Person;
let address: Record<Thing, string>;
let typeId: string;
let code: string;

/** What an endpoint cannot do without. */
const QUERIES: Partial<Record<string, string>> = {
  '/api/events/search': '?q=spring',
  '/api/imports': '?name=events.csv',
};

/** The one that the contracts' examples give. */
const account = { password: 'SecurePass123!@' };

beforeEach(async () => {
  [admin, other, owner] = await Promise.all([
    person('ADMIN', account),
    person('USER', account),
    person('USER', account),
  ]);
  const event = await createEvent(admin, { capacity: 100 });
  typeId = event.ticketTypes[0]?.id ?? '';
  const ticket = await buy(owner, event.id);
  code = ticket.confirmationCode;
  address = {
    '/api/events/': event.id,
    '/api/tickets/event/': event.id,
    '/api/tickets/': ticket.id,
    '/api/orders/': ticket.orderId,
    '/api/auth/sessions/': (await person()).sessionId,
    '/api/auth/passkeys/': await insertPasskey(owner),
  };
});

async function insertPasskey({ id }: Person): Promise<string> {
  const passkey = randomUUID();
  await testDatabase().query(`INSERT INTO passkey (id, user_id, name, public_key) VALUES ($1, $2, 'Phone', '')`, [
    passkey,
    id,
  ]);
  return passkey;
}

/** The example that the contract gives, naming things that there are. */
function bodyOf({ body, path }: Contract): unknown {
  if (!body) return undefined;
  const examples: unknown = z.globalRegistry.get(body)?.examples;
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  if (example === undefined) throw new Error(`The body of ${path} has no example.`);
  const isPurchase = typeof example === 'object' && example !== null && 'eventId' in example;
  return isPurchase ? { ...example, eventId: address['/api/events/'] } : example;
}

const CASES = Object.entries<Contract>(contracts).flatMap(([name, contract]) =>
  EVERYBODY.map((who) => ({ name, contract, who, verdict: verdictFor(contract, who) })),
);

describe('whoever calls', () => {
  it.each(CASES)('$name as $who: $verdict', async ({ contract, who, verdict }) => {
    if (who === 'owner') address['/api/auth/sessions/'] = owner.sessionId;
    const thing = thingOf(contract);
    const id = isCheckIn(contract) ? code : thing && address[thing];
    const path = contract.path.replace('{id}', id ?? '').replace('{typeId}', typeId);
    const people: Partial<Record<Who, Person>> = { other, owner, admin };
    const headers: Record<string, string> = {
      origin: ORIGIN,
      ...(who === 'key without scopes' ? { [KEY]: admin.id } : {}),
    };
    const query = QUERIES[contract.path] ?? '';
    const answer = await call(contract.method, `${path}${query}`, {
      as: people[who] ?? null,
      headers,
      ...(contract.body ? { json: bodyOf(contract) } : {}),
    });
    expect(verdictOf(contract, answer.body), JSON.stringify(answer.body)).toBe(verdict);
    expect(answer.status).not.toBe(500);
  });
});
