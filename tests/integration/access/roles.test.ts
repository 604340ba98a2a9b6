import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { Actor, EventRole } from '@/domain/user';

vi.stubEnv('RATE_LIMITS', 'off');

const { queries, useCases } = await import('@/composition');
const { asActor, browserCookie, call, createEvent, ORIGIN, person, refused } = await import('../../support/api.ts');
const { countQueries } = await import('../../support/count-queries.ts');
const { testDatabase } = await import('../../support/database.ts');
const { insertEvent, insertSession } = await import('../../support/rows.ts');
const { giveEventRole, keyOf, staffOf } = await import('../../support/staff.ts');
type Person = Awaited<ReturnType<typeof person>>;

const password = 'the-right-One-1';
const rows = async (text: string, values: unknown[] = []) => (await testDatabase().query(text, values)).rows;
const verify = ({ id }: Person) => rows('UPDATE "user" SET email_verified_at = now() WHERE id = $1', [id]);
const roleOf = async ({ id }: Person) => (await rows('SELECT role FROM "user" WHERE id = $1', [id]))[0]?.role;
const eventRolesOf = async ({ id }: Person) =>
  (await rows('SELECT event_id, role FROM event_staff WHERE user_id = $1', [id])).map(({ event_id, role }) => [
    event_id,
    role,
  ]);
const rename = (as: Person | null, id: string, headers: Record<string, string> = {}) =>
  call('PATCH', `/api/events/${id}`, { as, json: { name: `Show ${randomUUID()}` }, headers });

describe('a role in one event', () => {
  it('is none in another, and holds from the next request of a browser on, and no longer', async () => {
    const [admin, ana] = [await person('ADMIN'), await person()];
    const [here, elsewhere] = [await createEvent(admin), await createEvent(admin)];
    const headers = { cookie: await browserCookie(ana), origin: ORIGIN };
    await verify(ana);
    expect((await rename(null, here.id, headers)).status).toBe(403);
    const change = (role: EventRole | null) =>
      useCases.changeEventRoles(asActor(admin), { id: ana.id, eventIds: [here.id], role });
    await change('ORGANISER');
    expect((await rename(null, here.id, headers)).status).toBe(200);
    expect((await rename(null, elsewhere.id, headers)).status).toBe(403);
    await change('DOOR');
    expect((await rename(null, here.id, headers)).status).toBe(403);
    await change(null);
    expect(await eventRolesOf(ana)).toEqual([]);
  });

  it('that was taken is taken from tokens and keys that were made before, at once', async () => {
    const admin = await person('ADMIN');
    const event = await createEvent(admin);
    const ana = await staffOf('ORGANISER', event.id);
    expect((await rename(ana, event.id)).status).toBe(200);
    await useCases.changeEventRoles(asActor(admin), { id: ana.id, eventIds: [event.id], role: null });
    await refused('FORBIDDEN', 'PATCH', `/api/events/${event.id}`, { as: ana, json: { name: 'Mine' } });
    const program = await keyOf(ana, ['events:write']);
    await refused('FORBIDDEN', 'PATCH', `/api/events/${event.id}`, { as: program, json: { name: 'Mine' } });
  });

  it('does not show drafts of others, nor whether there are any', async () => {
    const admin = await person('ADMIN');
    const [own, other] = [await createEvent(admin, { status: 'DRAFT' }), await createEvent(admin, { status: 'DRAFT' })];
    const ana = await staffOf('ORGANISER', own.id);
    expect((await call('GET', `/api/events/${own.slug}`, { as: ana })).status).toBe(200);
    for (const path of [`/api/events/${other.slug}`, `/api/events/${other.slug}/tickets`]) {
      await refused('RESOURCE_NOT_FOUND', 'GET', path, { as: ana });
    }
    await refused('RESOURCE_NOT_FOUND', 'GET', `/api/events/${other.slug}/check-in-list`, { as: ana });
  });

  it('goes with its event and with its account, and needs a confirmed address', async () => {
    const admin = await person('ADMIN');
    const event = await createEvent(admin);
    const ana = await person('USER', { password });
    const give = () => useCases.changeEventRoles(asActor(admin), { id: ana.id, eventIds: [event.id], role: 'DOOR' });
    await expect(give()).rejects.toMatchObject({ facts: { reason: 'email_unverified' } });
    await verify(ana);
    await give();
    await useCases.deleteAccount(asActor(ana), { password });
    expect(await eventRolesOf(ana)).toEqual([]);
    await expect(giveEventRole(ana, 'DOOR', event.id)).rejects.toThrow('was deleted');
  });
});

describe('the role in the whole shop', () => {
  it('is given by an admin who shows who they are, and by nobody to themselves', async () => {
    const [admin, ana] = [await person('ADMIN', { password }), await person()];
    const change = (id: string, proof: object, role: 'ADMIN' | 'USER' = 'ADMIN', by: Actor = asActor(admin)) =>
      useCases.changeRole(by, { id, role, ...proof });
    await expect(change(ana.id, {})).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    await expect(change(ana.id, { password })).rejects.toMatchObject({ facts: { reason: 'email_unverified' } });
    await verify(ana);
    await expect(change(ana.id, { password }, 'ADMIN', asActor(ana))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await change(ana.id, { password });
    expect(await roleOf(ana)).toBe('ADMIN');
    await expect(change(admin.id, { password }, 'USER')).rejects.toMatchObject({ facts: { reason: 'own_role' } });
    await change(ana.id, { password }, 'USER');
    expect(await roleOf(ana)).toBe('USER');
  });

  it('ends somebody’s sessions, with the tokens that were made of them', async () => {
    const [admin, ana] = [await person('ADMIN'), await person()];
    await useCases.endSessionsOf(asActor(admin), { id: ana.id });
    await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { as: ana });
    const bia = await person();
    const foreign = useCases.endSessionsOf(asActor(admin), { id: ana.id, sessionId: bia.sessionId });
    await expect(foreign).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
    await expect(useCases.endSessionsOf(asActor(ana), { id: bia.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an invitation', () => {
  async function invited(email: string, role: 'ADMIN' | EventRole, eventIds: string[]) {
    const admin = await person('ADMIN', { password });
    await useCases.invite(asActor(admin), { email, role, eventIds, locale: 'en', password });
    const [mail] = await rows(
      `SELECT payload FROM outgoing_mail WHERE template = 'invitation' AND recipient = $1 ORDER BY id DESC`,
      [email],
    );
    return { admin, token: new URL(mail.payload.url).searchParams.get('token') ?? '' };
  }
  const accept = (who: Person, token: string) => useCases.acceptInvitation(asActor(who), token);
  const gone = { facts: { reason: 'link_gone' } };

  it('gives what it says once, to the account of its address alone, and confirms that address', async () => {
    const event = await createEvent(await person('ADMIN'));
    const [ana, eve] = [await person(), await person()];
    const { token } = await invited(ana.email, 'ORGANISER', [event.id]);
    expect(await queries.offeredInvitation(asActor(eve), token)).toMatchObject({ isForReader: false });
    await expect(accept(eve, token)).rejects.toMatchObject({ facts: { reason: 'other_address' } });
    const twice = await Promise.allSettled([accept(ana, token), accept(ana, token)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await eventRolesOf(ana)).toEqual([[event.id, 'ORGANISER']]);
    expect(await rows('SELECT email_verified_at IS NOT NULL AS yes FROM "user" WHERE id = $1', [ana.id])).toEqual([
      { yes: true },
    ]);
    expect(await queries.offeredInvitation(asActor(ana), token)).toBeNull();
    // Nobody becomes less by another one.
    const again = await invited(ana.email, 'DOOR', [event.id]);
    await accept(ana, again.token);
    expect(await eventRolesOf(ana)).toEqual([[event.id, 'ORGANISER']]);
  });

  it('is good for nothing once it ran out, was taken back, or its sender is no admin any more', async () => {
    const event = await createEvent(await person('ADMIN'));
    const ana = await person();
    const late = await invited(ana.email, 'DOOR', [event.id]);
    await rows(`UPDATE invitation SET expires_at = now() - interval '1 second' WHERE invited_by = $1`, [late.admin.id]);
    await expect(accept(ana, late.token)).rejects.toMatchObject(gone);
    const bia = await person();
    const back = await invited(bia.email, 'ADMIN', []);
    const open = await queries.openInvitations(asActor(back.admin));
    const mine = open.find(({ email }) => email === bia.email);
    await useCases.revokeInvitation(asActor(back.admin), mine?.id ?? '');
    await expect(accept(bia, back.token)).rejects.toMatchObject(gone);
    const clara = await person();
    const former = await invited(clara.email, 'ADMIN', []);
    await rows(`UPDATE "user" SET role = 'USER' WHERE id = $1`, [former.admin.id]);
    await expect(accept(clara, former.token)).rejects.toMatchObject(gone);
    expect([await roleOf(bia), await roleOf(clara)]).toEqual(['USER', 'USER']);
  });

  it('to run the shop asks who sends it, and is accepted by nobody who was deleted meanwhile', async () => {
    const admin = await person('ADMIN', { password });
    const toAdmin = { email: 'new@example.com', role: 'ADMIN' as const, eventIds: [], locale: 'en' as const };
    await expect(useCases.invite(asActor(admin), toAdmin)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const ana = await person('USER', { password });
    const { token } = await invited(ana.email, 'ADMIN', []);
    await useCases.deleteAccount(asActor(ana), { password });
    await expect(accept(ana, token)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(await rows('SELECT FROM invitation WHERE email = $1', [ana.email])).toEqual([]);
  });
});

describe('lists for an admin', () => {
  it('find people by a part of what they are called, and say what they may', async () => {
    const admin = await person('ADMIN');
    const event = await createEvent(admin);
    const ana = await staffOf('DOOR', event.id);
    const page = { page: 0, size: 10 };
    const found = await queries.people(asActor(admin), { q: ana.email.slice(2, 20), who: 'staff' }, page);
    expect(found.content).toMatchObject([{ id: ana.id, doors: 1, organises: 0, role: 'USER' }]);
    const buyer = await person();
    expect((await queries.people(asActor(admin), { q: buyer.email, who: 'staff' }, page)).content).toEqual([]);
    expect((await queries.people(asActor(admin), { q: buyer.email, who: 'everybody' }, page)).content).toHaveLength(1);
    expect(await queries.personAccess(asActor(admin), ana.id)).toMatchObject({
      eventRoles: [{ event: { id: event.id }, role: 'DOOR' }],
      sessions: [{ id: ana.sessionId }],
    });
    await expect(queries.people(asActor(ana), { who: 'staff' }, page)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('take as many statements whether there is one row or twenty', async () => {
    const actor = asActor(await person('ADMIN'));
    const event = await createEvent(await person('ADMIN'));
    const page = { page: 0, size: 50 };
    const shown = await staffOf('DOOR', event.id);
    const reads = [
      () => queries.people(actor, { who: 'staff' }, page),
      () => queries.personAccess(actor, shown.id),
      () => queries.openInvitations(actor),
      () => queries.apiKeys(actor, page),
      () => queries.auditPage(actor, { ...page, side: 'by' }),
      () => queries.jobQueues(actor, page),
    ];
    const counted = async () => {
      const counts: number[] = [];
      for (const read of reads) counts.push(await countQueries(read));
      return counts;
    };
    await counted();
    const few = await counted();
    for (let more = 0; more < 20; more += 1) {
      const staff = await staffOf('DOOR', event.id);
      await keyOf(staff, ['account']);
      await useCases.endSessionsOf(actor, { id: staff.id });
      const other = await insertEvent(testDatabase());
      await giveEventRole(shown, 'ORGANISER', other);
      await keyOf(shown, ['account']);
      await insertSession(testDatabase(), shown.id);
      await rows(
        `INSERT INTO invitation (id, token_hash, email, role, event_ids, invited_by, expires_at)
         VALUES (gen_random_uuid(), $1, $2, 'DOOR', $3, $4, now() + interval '1 day')`,
        [randomBytes(32), `invited-${more}@example.com`, [event.id, other], actor.id],
      );
    }
    expect((await queries.openInvitations(actor)).length).toBeGreaterThanOrEqual(20);
    expect((await queries.personAccess(actor, shown.id)).sessions.length).toBeGreaterThanOrEqual(20);
    expect(await counted()).toEqual(few);
  });

  it('read the audit log by whoever did it, or had it done to them', async () => {
    const [admin, ana] = [await person('ADMIN'), await person()];
    await useCases.endSessionsOf(asActor(admin), { id: ana.id });
    const read = (person: string, side: 'by' | 'to') =>
      queries.auditPage(asActor(admin), { page: 0, size: 10, person, side, action: 'access.end-sessions' });
    expect((await read(ana.username, 'to')).content).toMatchObject([{ whom: ana.username }]);
    expect((await read('nobody-of-that-name', 'by')).content).toEqual([]);
  });
});

describe('work that was given up', () => {
  const deadLetter = async (source: string | null) => {
    const id = randomUUID();
    await rows(
      `INSERT INTO pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_seconds,
         deletion_seconds, partition, table_name)
       SELECT name, 'standard', 7, 30, true, 300, 3600, 3600, false, 'job_common' FROM unnest(ARRAY['dead-letters', 'remind']) AS name
       ON CONFLICT DO NOTHING`,
    );
    await rows(
      `INSERT INTO pgboss.job (id, name, data, source_name, source_id, source_retry_count, source_output)
       VALUES ($1, 'dead-letters', '{"eventId": "x"}', $2, $3, 15, '{"message": "no answer"}')`,
      [id, source, randomUUID()],
    );
    return id;
  };

  it('is shown with why, begun anew with all its tries, or removed', async () => {
    const admin = asActor(await person('ADMIN'));
    const [again, never] = [await deadLetter('remind'), await deadLetter(null)];
    const { failed } = await queries.jobQueues(admin, { page: 0, size: 50 });
    expect(failed.content.find(({ id }) => id === again)).toMatchObject({
      queue: 'remind',
      error: 'no answer',
      tries: 16,
    });
    await useCases.retryJob(admin, again);
    await expect(useCases.retryJob(admin, again)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
    await expect(useCases.retryJob(admin, never)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
    const queued = await rows(`SELECT state, retry_limit, data FROM pgboss.job WHERE name = 'remind'`);
    expect(queued).toEqual([{ state: 'created', retry_limit: 7, data: { eventId: 'x' } }]);
    await useCases.discardJob(admin, never);
    expect((await queries.jobQueues(admin, { page: 0, size: 50 })).failed.content).toEqual([]);
  });
});
