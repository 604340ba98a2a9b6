import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { SCOPES, type Scope } from '@/domain/user';
import type { Contract } from '@/presentation/http/contracts/contract';

/**
 * Every endpoint by everybody. Who may call it follows from its contract, and whose thing it names from its path, so that
 * a new endpoint is in here without a line of its own.
 */

vi.stubEnv('RATE_LIMITS', 'off');

const { contracts } = await import('@/presentation/http/contracts');
const { ask, buy, call, createEvent, ORIGIN, person } = await import('../support/api.ts');
const { testDatabase } = await import('../support/database.ts');
const { keyOf, staffOf } = await import('../support/staff.ts');
type Person = Awaited<ReturnType<typeof person>>;

/** In an event of their own, or in another one; and programs with a key that an admin made, of one scope each. */
const STAFF = ['organiser', 'organiser elsewhere', 'door', 'door elsewhere'] as const;
const KEYS = SCOPES.map((scope) => `key for ${scope}` as const);
// The admin last: whatever becomes of their account, becomes of the keys, too.
const EVERYBODY = ['visitor', 'other', 'owner', ...STAFF, ...KEYS, 'admin'] as const;
type Who = (typeof EVERYBODY)[number];
/** Enough where nobody is asked who they are: some of it is hard work. */
const ANYBODY: readonly Who[] = ['visitor', 'organiser', 'key for account'];
type Verdict = 'let in' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'RESOURCE_NOT_FOUND';

/** What a path's `{id}` names. */
const THINGS = [
  '/api/tickets/event/',
  '/api/tickets/',
  '/api/orders/',
  '/api/events/',
  '/api/series/',
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

/** What a key must be good for; null where no key is. */
function scopeFor({ method, path, caller }: Contract): Scope | null {
  if (path === '/api/audit') return 'audit:read';
  // What an account started is the account's.
  if (path === '/api/tasks') return 'account';
  if (path.startsWith('/api/auth/')) return isPersonal(`${method} ${path}`) ? null : 'account';
  if (caller === 'door') return 'tickets:check-in';
  if (path.startsWith('/api/chat/conversations')) return null;
  const isWriting = method !== 'GET';
  if (/^\/api\/(tickets|orders|transfers)\//.test(path) || /^\/api\/(orders|.*\/(purchase|tickets))$/.test(path)) {
    return isWriting ? 'orders:write' : 'orders:read';
  }
  return 'events:write';
}

/** Of these a program can do nothing: they ask for a person who shows who they are. */
const isPersonal = (call: string) =>
  /^(PATCH|DELETE) \/api\/auth\/me$|^DELETE \/api\/auth\/sessions$/.test(call) ||
  /\/api\/auth\/(me\/export|email|password|passkeys|recovery-codes|second-factor|totp)/.test(call);

function verdictFor(contract: Contract, who: Who): Verdict {
  // It has a credential of its own, which none of them brings.
  if (contract.path === '/api/auth/refresh' || contract.caller === 'operator') return 'UNAUTHORIZED';
  if (contract.caller === 'anyone') return 'let in';
  if (who === 'visitor') return 'UNAUTHORIZED';
  if (who.startsWith('key')) return verdictForKey(contract, who);
  if (contract.caller !== 'signed-in') return verdictForStaff(contract, who);
  if (isPrivate(contract)) return who === 'owner' ? 'let in' : 'RESOURCE_NOT_FOUND';
  if (!isOwned(contract) || who === 'owner') return 'let in';
  if (who !== 'admin' && who !== 'organiser') return 'RESOURCE_NOT_FOUND';
  return isHandingOn(contract) ? 'FORBIDDEN' : 'let in';
}

function verdictForKey(contract: Contract, who: Who): Verdict {
  const scope = scopeFor(contract);
  return scope !== null && who === `key for ${scope}` ? verdictFor(contract, 'admin') : 'FORBIDDEN';
}

/** Where the path names a thing, it is of the event in which the first of each pair has their role. */
function verdictForStaff(contract: Contract, who: Who): Verdict {
  // Whoever runs other events is not told that there is such a series.
  if (contract.path === '/api/series/{id}' && who === 'organiser elsewhere') return 'RESOURCE_NOT_FOUND';
  const may = new Set<Who>(['admin']);
  if (contract.caller === 'door') may.add('door');
  if (contract.caller !== 'admin') may.add('organiser');
  if (thingOf(contract)) return may.has(who) ? 'let in' : 'FORBIDDEN';
  return may.has(who) || [...may].some((each) => who === `${each} elsewhere`) ? 'let in' : 'FORBIDDEN';
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

/** What an endpoint cannot do without. */
const QUERIES: Partial<Record<string, string>> = {
  '/api/events/search': '?q=spring',
  '/api/imports': '?name=events.csv',
};

/** The one that the contracts' examples give. */
const account = { password: 'SecurePass123!@' };

type World = {
  people: Record<Exclude<Who, 'visitor'>, Person>;
  address: Record<Thing, string>;
  typeId: string;
  code: string;
};

async function makeWorld(): Promise<World> {
  const [admin, other, owner, stranger] = await Promise.all([
    person('ADMIN', account),
    person('USER', account),
    person('USER', account),
    person(),
  ]);
  const event = await createEvent(admin, { capacity: 100 });
  const elsewhere = await createEvent(admin);
  const rule = { frequency: 'DAILY', interval: 1, end: { count: 2 } } as const;
  const series = await ask('POST /api/events/{id}/repeat', { as: admin, params: { id: event.id }, body: { rule } });
  const ticket = await buy(owner, event.id);
  const staff = {
    organiser: await staffOf('ORGANISER', event.id, account),
    'organiser elsewhere': await staffOf('ORGANISER', elsewhere.id, account),
    door: await staffOf('DOOR', event.id, account),
    'door elsewhere': await staffOf('DOOR', elsewhere.id, account),
  };
  const keys = await Promise.all(SCOPES.map(async (scope) => [`key for ${scope}`, await keyOf(admin, [scope])]));
  return {
    people: { admin, other, owner, ...staff, ...Object.fromEntries(keys) },
    typeId: event.ticketTypes[0]?.id ?? '',
    code: ticket.confirmationCode,
    address: {
      '/api/events/': event.id,
      '/api/series/': series.body.id,
      '/api/tickets/event/': event.id,
      '/api/tickets/': ticket.id,
      '/api/orders/': ticket.orderId,
      '/api/auth/sessions/': stranger.sessionId,
      '/api/auth/passkeys/': await insertPasskey(owner),
    },
  };
}

async function insertPasskey({ id }: Person): Promise<string> {
  const passkey = randomUUID();
  await testDatabase().query(`INSERT INTO passkey (id, user_id, name, public_key) VALUES ($1, $2, 'Phone', '')`, [
    passkey,
    id,
  ]);
  return passkey;
}

/** The example that the contract gives, naming things that there are. */
function bodyOf({ body, path }: Contract, { address }: World): unknown {
  if (!body) return undefined;
  const examples: unknown = z.globalRegistry.get(body)?.examples;
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  if (example === undefined) throw new Error(`The body of ${path} has no example.`);
  const isPurchase = typeof example === 'object' && example !== null && 'eventId' in example;
  return isPurchase ? { ...example, eventId: address['/api/events/'] } : example;
}

async function callAs(contract: Contract, who: Who, world: World) {
  const { people, typeId, code } = world;
  const address = { ...world.address };
  if (who === 'owner') address['/api/auth/sessions/'] = people.owner.sessionId;
  const thing = thingOf(contract);
  const id = isCheckIn(contract) ? code : thing && address[thing];
  const path = contract.path.replace('{id}', id ?? '').replace('{typeId}', typeId);
  const query = QUERIES[contract.path] ?? '';
  return call(contract.method, `${path}${query}`, {
    as: who === 'visitor' ? null : people[who],
    headers: { origin: ORIGIN },
    ...(contract.body ? { json: bodyOf(contract, world) } : {}),
  });
}

/** What a call may leave behind is a thing that its path names, or an account or session of its caller. */
const isHarmless = (contract: Contract) =>
  contract.method === 'GET' || !(thingOf(contract) || contract.path.startsWith('/api/auth/'));
let kept: World | null = null;

describe('whoever calls', () => {
  it.each(Object.entries<Contract>(contracts))('%s', async (_, contract) => {
    const world = kept ?? (await makeWorld());
    kept = isHarmless(contract) ? world : null;
    const expected: Partial<Record<Who, string>> = {};
    const met: Partial<Record<Who, string>> = {};
    for (const who of contract.caller === 'anyone' ? ANYBODY : EVERYBODY) {
      const answer = await callAs(contract, who, world);
      expected[who] = verdictFor(contract, who);
      met[who] = answer.status === 500 ? 'failed' : verdictOf(contract, answer.body);
    }
    expect(met).toEqual(expected);
  });
});
