import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contracts } from '@/presentation/http/contracts';
import type { Contract } from '@/presentation/http/contracts/contract';
import { buy, call, createEvent, eventInput, orderFor, type Person, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

/** What is sent along so that something else is read, written or made of it than was meant. */

const JSON_TYPE = { 'content-type': 'application/json' };
let admin: Person;
let user: Person;
let eventId: string;
beforeAll(async () => {
  [admin, user] = await Promise.all([person('ADMIN'), person()]);
  eventId = (await createEvent(admin)).id;
});

const withBody = Object.entries<Contract>(contracts).filter(([, { body }]) => body);
const addressOf = ({ path }: Contract) => path.replaceAll(/\{\w+\}/g, () => randomUUID());

function exampleOf({ body }: Contract): Record<string, unknown> {
  const examples = body && z.globalRegistry.get(body)?.examples;
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return typeof example === 'object' && example !== null ? { ...example } : {};
}

describe('a field that is nobody’s to set', () => {
  const STRANGE = { role: 'ADMIN', passwordHash: 'x', emailVerifiedAt: '2020-01-01T00:00:00.000Z', isStrong: true };
  const OF_OTHERS = { userId: randomUUID(), ownerId: randomUUID(), sessionId: randomUUID() };

  it.each(withBody)('is refused by its name: %s', async (_, contract) => {
    const strange = { ...STRANGE, ...OF_OTHERS };
    const json = { ...exampleOf(contract), ...strange };
    const { body } = await refused('VALIDATION_ERROR', contract.method, addressOf(contract), { as: admin, json });
    const unknown = body.errors.filter(({ code }) => code === 'unrecognized_keys').map(({ field }) => field);
    expect(unknown.sort()).toEqual(Object.keys(strange).sort());
  });

  it('changes nothing of an account', async () => {
    const json = { name: 'Ana', role: 'ADMIN', email: 'other@example.com', emailVerifiedAt: new Date().toISOString() };
    await refused('VALIDATION_ERROR', 'PATCH', '/api/auth/me', { as: user, json });
    const { rows } = await testDatabase().query('SELECT role, email, email_verified_at FROM "user" WHERE id = $1', [
      user.id,
    ]);
    expect(rows).toEqual([{ role: 'USER', email: user.email, email_verified_at: null }]);
  });

  it('lets nobody set what a ticket costs or whose it is', async () => {
    const bought = await buy(user, eventId);
    expect(bought.price).toBe(299);
    for (const stolen of [{ price: 0 }, { status: 'USED' }, { ownerId: admin.id }, { total: 1 }])
      await refused('VALIDATION_ERROR', 'POST', '/api/tickets/purchase', {
        as: user,
        json: orderFor(eventId, stolen),
      });
  });
});

describe('JSON that names a prototype', () => {
  const POLLUTED = [
    '{"__proto__":{"role":"ADMIN","polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"name":"Ana","__proto__":{"polluted":true}}',
    '{"name":{"__proto__":{"polluted":true}}}',
    '[{"__proto__":{"polluted":true}}]',
  ];

  it.each(withBody)('is refused and changes no object: %s', async (_, contract) => {
    for (const raw of POLLUTED)
      await refused('VALIDATION_ERROR', contract.method, addressOf(contract), { as: admin, raw, headers: JSON_TYPE });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get({}, 'role')).toBeUndefined();
  });

  it.each(['__proto__=a', '__proto__[polluted]=1', 'constructor.prototype.polluted=1', 'a[__proto__][polluted]=1'])(
    'is no question either: ?%s',
    async (query) => {
      await refused('VALIDATION_ERROR', 'GET', `/api/events?${query}`);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    },
  );
});

describe('JSON as deep as a body can be', () => {
  const DEEP = [
    `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    `{"name":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
    `{"username":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
  ];

  it.each(withBody)('is refused like any other that is wrong: %s', async (_, contract) => {
    for (const raw of DEEP)
      await refused('VALIDATION_ERROR', contract.method, addressOf(contract), { as: admin, raw, headers: JSON_TYPE });
  });
});

describe('a line break in what will be a line of a mail or of an answer', () => {
  const BCC = 'Ana\r\nBcc: everybody@example.com';

  it.each(['\r\n', '\n', '\r', '\t'])('is refused in names and addresses: %j', async (end) => {
    const name = BCC.replace('\r\n', end);
    const account = { username: 'ana.lines', email: 'ana.lines@example.com', password: 'correct-horse', name: 'Ana' };
    const fields = async (path: string, json: unknown, as: Person | null = null) =>
      (await refused('VALIDATION_ERROR', 'POST', path, { as, json })).body.errors.map(({ field }) => field);
    expect(await fields('/api/auth/register', { ...account, name })).toEqual(['name']);
    expect(await fields('/api/auth/register', { ...account, username: `ana${end}x` })).toEqual(['username']);
    expect(await fields('/api/auth/register', { ...account, email: `ana${end}x@example.com` })).toEqual(['email']);
    expect(await fields('/api/tickets/purchase', orderFor(eventId, { participantName: name }), user)).toEqual([
      'participantName',
    ]);
    await refused('VALIDATION_ERROR', 'PATCH', '/api/auth/me', { as: user, json: { name } });
  });

  it('reaches no header of an answer', async () => {
    const made = await call('POST', '/api/events', {
      as: admin,
      json: eventInput({ name: 'Night\nset-cookie: a=b' }),
    });
    expect(made.headers.has('set-cookie')).toBe(false);
    expect(made.headers.get('location') ?? '').toMatch(/^[\w/-]*$/);
    const file = await call('GET', '/api/auth/me/export', { as: user });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
  });
});
