import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { buy, call, createEvent, type Method, type Person, type Problem, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

/** Finding out what there is by asking: the answer for what is another's is that for what nobody has. */

const PASSWORD = 'open-sesame';
const GUESS = 'a wrong guess';
let ana: Person;
beforeEach(async () => {
  ana = await person('USER', { password: PASSWORD });
});

/** Everything of an answer but what is each request's own. */
function sight({ status, headers, body }: Awaited<ReturnType<typeof call<Problem>>>) {
  const { instance: _instance, requestId: _requestId, ...told } = body ?? {};
  const names = [...headers.keys()].filter((name) => name !== 'ratelimit').sort();
  return { status, names, told };
}

/** The work that the thread for passwords is given while `work` runs. */
async function hashing(work: () => Promise<unknown>) {
  const given = vi.spyOn(Worker.prototype, 'postMessage');
  try {
    await work();
    return given.mock.calls.map(([job]) => (job as { kind: string }).kind);
  } finally {
    given.mockRestore();
  }
}

describe('a sign-in that fails', () => {
  async function nobodies(): Promise<[who: string, username: string][]> {
    const bySevice = await person('USER', { password: PASSWORD });
    await testDatabase().query('UPDATE "user" SET password_hash = NULL WHERE id = $1', [bySevice.id]);
    const gone = await person('USER', { password: PASSWORD });
    await call('DELETE', '/api/auth/me', { as: gone, json: { password: PASSWORD } });
    return [
      ['a wrong password', ana.username],
      ['a wrong password by address', ana.email],
      ['an unknown name', `nobody-${randomUUID().slice(0, 8)}`],
      ['an unknown address', `${randomUUID()}@example.com`],
      ['an account without a password', bySevice.username],
      ['an account that was deleted', gone.username],
    ];
  }

  it('looks alike and costs alike, whoever it was tried as', async () => {
    const seen = [];
    for (const [who, username] of await nobodies()) {
      let answer: Awaited<ReturnType<typeof call<Problem>>> | undefined;
      const jobs = await hashing(async () => {
        answer = await call<Problem>('POST', '/api/auth/login', { json: { username, password: GUESS } });
      });
      if (!answer) throw new Error('no answer');
      seen.push({ who, jobs, ...sight(answer) });
    }
    const [{ who: _, ...first } = { who: '' }] = seen;
    for (const { who, ...each } of seen) expect(each, who).toEqual(first);
    expect(first).toMatchObject({ jobs: ['compare'], status: 401, told: { code: 'INVALID_CREDENTIALS' } });
  });
});

describe('what is somebody else’s', () => {
  it('looks like what is not there: tickets, orders, sessions, passkeys', async () => {
    const ticket = await buy(ana, (await createEvent(await person('ADMIN'))).id);
    const passkey = randomUUID();
    await testDatabase().query(`INSERT INTO passkey (id, user_id, name, public_key) VALUES ($1, $2, 'Phone', '')`, [
      passkey,
      ana.id,
    ]);
    const thief = await person('USER', { password: PASSWORD });
    const tries: [Method, string, string, unknown?][] = [
      ['GET', '/api/tickets/', ticket.id],
      ['DELETE', '/api/tickets/', ticket.id],
      ['GET', '/api/orders/', ticket.orderId],
      ['DELETE', '/api/auth/sessions/', ana.sessionId],
      ['PATCH', '/api/auth/passkeys/', passkey, { name: 'Mine' }],
      ['DELETE', '/api/auth/passkeys/', passkey, { password: PASSWORD }],
    ];
    for (const [method, path, id, json] of tries) {
      const ask = (address: string) =>
        call<Problem>(method, address, { as: thief, ...(json === undefined ? {} : { json }) });
      const [theirs, nobodys] = [await ask(path + id), await ask(path + randomUUID())];
      expect(sight(theirs), `${method} ${path}`).toEqual(sight(nobodys));
      expect(theirs.body.code).toBe('RESOURCE_NOT_FOUND');
    }
    expect((await call('GET', '/api/auth/me', { as: ana })).status).toBe(200);
    expect((await call('GET', `/api/tickets/${ticket.id}`, { as: ana })).body).toMatchObject({ status: 'ACTIVE' });
  });
});
