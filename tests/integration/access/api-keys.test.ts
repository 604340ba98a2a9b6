import { describe, expect, it, vi } from 'vitest';
import type { Actor, Scope } from '@/domain/user';

vi.stubEnv('RATE_LIMITS', 'off');

const { queries, useCases } = await import('@/composition');
const { asActor, buy, call, createEvent, eventInput, person, refused } = await import('../../support/api.ts');
const { testDatabase } = await import('../../support/database.ts');
const { keyOf, staffOf } = await import('../../support/staff.ts');
type Person = Awaited<ReturnType<typeof person>>;

const password = 'the-right-One-1';
const rows = async (text: string, values: unknown[] = []) => (await testDatabase().query(text, values)).rows;
const strong = (who: Person): Actor => ({ ...asActor(who), isStrong: true });
const make = (who: Person, scopes: Scope[], proof: { password?: string } = { password }) =>
  useCases.makeApiKey(strong(who), { name: 'Box office', scopes, days: 30, ...proof });
const withKey = (owner: Person, { key }: { key: string }): Person => ({ ...owner, token: key });
const me = (as: Person) => call('GET', '/api/auth/me', { as });

describe('a key', () => {
  it('is told once, acts for its owner within its scopes, and is noted as used', async () => {
    const admin = await person('ADMIN', { password });
    const made = await make(admin, ['account', 'events:write']);
    const program = withKey(admin, made);
    expect((await me(program)).body).toMatchObject({ id: admin.id });
    const event = await createEvent(program);
    await refused('FORBIDDEN', 'GET', `/api/events/${event.id}/tickets`, { as: program });
    const [kept] = await rows('SELECT * FROM api_key WHERE id = $1', [made.id]);
    expect(JSON.stringify(kept)).not.toContain(made.key.slice(10));
    expect(kept).toMatchObject({ prefix: made.key.slice(0, 10), last_used_at: expect.any(Date) });
    // What it did is in its owner's name, and says by which key.
    const [logged] = await rows(
      `SELECT actor_id, detail FROM audit_log WHERE action = 'event.create' AND subject_id = $1`,
      [event.id],
    );
    expect(logged).toMatchObject({ actor_id: admin.id, detail: { keyId: made.id } });
    expect(
      await rows(`SELECT recipient FROM outgoing_mail WHERE template = 'api-key-added' AND user_id = $1`, [admin.id]),
    ).toEqual([{ recipient: admin.email }]);
  });

  it('buys for its owner, as a hot route serves it', async () => {
    const event = await createEvent(await person('ADMIN'));
    const door = await staffOf('DOOR', event.id);
    const ticket = await buy(await keyOf(door, ['orders:write']), event.id);
    expect(await rows('SELECT owner_id FROM ticket WHERE id = $1', [ticket.id])).toEqual([{ owner_id: door.id }]);
  });

  it('is good for nothing once it ended, ran out, or its owner is gone', async () => {
    const admin = await person('ADMIN', { password });
    const made = await make(admin, ['account']);
    const program = withKey(admin, made);
    expect((await me(program)).status).toBe(200);
    await useCases.endApiKey(asActor(admin), made.id);
    await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { as: program });
    await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { as: await keyOf(admin, ['account'], '2020-01-02') });
    const leaving = await person('USER', { password });
    const theirs = await keyOf(leaving, ['account']);
    await useCases.deleteAccount(asActor(leaving), { password });
    await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { as: theirs });
    expect(await rows('SELECT FROM api_key WHERE user_id = $1', [leaving.id])).toEqual([]);
  });

  it('may what its owner may now, and none that was made before its owner became an admin is an admin’s', async () => {
    const admin = await person('ADMIN');
    const program = await keyOf(admin, ['events:write']);
    await rows(`UPDATE "user" SET role = 'USER' WHERE id = $1`, [admin.id]);
    await refused('FORBIDDEN', 'POST', '/api/events', { as: program, json: eventInput() });
    const early = await keyOf(admin, ['events:write']);
    await rows(`UPDATE "user" SET role = 'ADMIN' WHERE id = $1`, [admin.id]);
    await refused('UNAUTHORIZED', 'POST', '/api/events', { as: early, json: eventInput() });
    await expect(rows('UPDATE api_key SET revoked_at = NULL WHERE user_id = $1', [admin.id])).rejects.toThrow(
      'only end',
    );
  });

  it('ends with every other way in where its owner takes the account back by mail', async () => {
    const owner = await person('USER', { password });
    const program = await keyOf(owner, ['account']);
    const [token, hash] = [crypto.randomUUID(), (text: string) => `sha256('${text}')`];
    await rows(
      `INSERT INTO one_time_link (hash, user_id, purpose, email, expires_at)
       VALUES (${hash(token)}, $1, 'RESET_PASSWORD', $2, now() + interval '1 hour')`,
      [owner.id, owner.email],
    );
    await useCases.resetPassword({ token, password: 'another-Long-1' });
    await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { as: program });
  });
});

describe('making and ending keys', () => {
  it('asks who it is, whatever the session says', async () => {
    const admin = await person('ADMIN', { password });
    await expect(make(admin, ['account'], {})).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    await expect(make(admin, ['account'], { password: 'no' })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    await expect(make(await person('USER', { password }), ['account'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const byKey: Actor = { kind: 'api-key', keyId: 'k', ownerId: admin.id, role: 'ADMIN', scopes: ['account'] };
    await expect(
      useCases.makeApiKey(byKey, { name: 'K', scopes: ['account'], days: 7, password }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('has an end', async () => {
    const admin = await person('ADMIN', { password });
    for (let count = 0; count < 20; count += 1) await keyOf(admin, ['account']);
    await expect(make(admin, ['account'])).rejects.toMatchObject({ facts: { reason: 'too_many_keys' } });
  });

  it('shows and ends one’s own; an admin’s all', async () => {
    const event = await createEvent(await person('ADMIN'));
    const [ana, bia] = [await staffOf('ORGANISER', event.id, { password }), await staffOf('DOOR', event.id)];
    const eventRoles = new Map([[event.id, 'ORGANISER' as const]]);
    const { id } = await useCases.makeApiKey(
      { ...asActor(ana), eventRoles },
      {
        name: 'Mine',
        scopes: ['account'],
        days: 7,
        password,
      },
    );
    const page = { page: 0, size: 100 };
    const ofBia = { ...asActor(bia), eventRoles: new Map([[event.id, 'DOOR' as const]]) };
    expect((await queries.apiKeys(ofBia, page)).content).toEqual([]);
    await expect(useCases.endApiKey(ofBia, id)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
    const admin = asActor(await person('ADMIN'));
    expect((await queries.apiKeys(admin, page)).content.map((key) => key.id)).toContain(id);
    await useCases.endApiKey(admin, id);
    await expect(useCases.endApiKey(admin, id)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
  });
});
