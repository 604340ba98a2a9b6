import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceIdentity } from '@/application/linked-accounts/ports';
import { queries, useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { type Actor, SCOPES } from '@/domain/user';
import { type Person, person } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { codeOf, setUpApp } from '../support/second-factor.ts';

/** Who is signed in when another service says who somebody is, and what is linked to whom. */

const PASSWORD = 'open-sesame';
const ORIGIN = { address: '192.0.2.1', userAgent: 'Firefox' };
const rows = async (text: string, values: unknown[]) => (await testDatabase().query(text, values)).rows;

const identity = (changes: Partial<ServiceIdentity> = {}): ServiceIdentity => ({
  provider: 'oidc',
  subject: randomUUID(),
  email: `${randomUUID()}@example.com`,
  isEmailVerified: true,
  name: 'Bia Lima',
  ...changes,
});

const signIn = (who: ServiceIdentity, code?: string) =>
  useCases.signInByService({ identity: who, locale: 'en', ...(code ? { code } : {}) }, ORIGIN);

const verify = ({ id }: Person) => rows(`UPDATE "user" SET email_verified_at = now() WHERE id = $1`, [id]);
const ownerOf = async ({ subject }: ServiceIdentity): Promise<string | undefined> =>
  (await rows('SELECT user_id FROM linked_account WHERE subject = $1', [subject]))[0]?.user_id;
const userOf = async ({ sessionId }: { sessionId: string }) =>
  (
    await rows(`SELECT u.*, s.is_strong, s.address FROM session s JOIN "user" u ON u.id = s.user_id WHERE s.id = $1`, [
      sessionId,
    ])
  )[0];

const actorOf = ({ id, username, email, role, sessionId }: Person): Actor => ({
  ...{ kind: 'user', via: 'session', id, username, email, role, sessionId, name: 'Ana', locale: 'en' },
  isStrong: false,
  scopes: SCOPES,
});

const reasonOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) return error;
  return error.facts.reason ?? error.code;
};

let ana: Person;
beforeEach(async () => {
  ana = await person('USER', { password: PASSWORD });
});

describe('somebody whom nobody here knows', () => {
  it('gets an account with a confirmed address and no password, and the same one the next time', async () => {
    const bia = identity({ email: 'Bia.Lima+shop@Example.com' });
    const user = await userOf(await signIn(bia));
    expect(user).toMatchObject({
      username: 'bia-lima-shop',
      email: 'bia.lima+shop@example.com',
      name: 'Bia Lima',
      password_hash: null,
      role: 'USER',
      is_strong: false,
      address: '192.0.2.1',
    });
    expect(user.email_verified_at).not.toBeNull();
    expect((await userOf(await signIn({ ...bia, email: 'elsewhere@example.com' }))).id).toBe(user.id);
    expect(await rows('SELECT type FROM domain_event WHERE subject_id = $1', [user.id])).toEqual([
      { type: 'user.registered' },
    ]);
  });

  it('gets a username of their own where the obvious one is taken', async () => {
    const [one, other] = [identity({ email: 'rita@one.example' }), identity({ email: 'rita@other.example' })];
    expect((await userOf(await signIn(one))).username).toBe('rita');
    expect((await userOf(await signIn(other))).username).toMatch(/^rita-[0-9a-f]{6}$/);
  });

  it.each([
    ['___@example.com', 'guest'],
    ['x@example.com', 'guest-x'],
    [`${'a'.repeat(60)}@example.com`, 'a'.repeat(36)],
  ])('with the address %s is called %s', async (email, username) => {
    const user = await userOf(await signIn(identity({ email, name: '\u202eevil\u0000' })));
    expect(user).toMatchObject({ username, name: username });
  });

  it('of many answers at once gets one account', async () => {
    const bia = identity();
    const opened = await Promise.all(Array.from({ length: 6 }, () => signIn(bia)));
    const ids = new Set((await Promise.all(opened.map(userOf))).map(({ id }) => id));
    expect(ids.size).toBe(1);
  });

  it.each([{ isEmailVerified: false }, { email: null }, { email: 'no address' }])(
    'and for whom the service does not vouch (%j) gets nothing',
    async (changes) => {
      const bia = identity(changes);
      expect(await reasonOf(signIn(bia))).toBe('email_unverified');
      expect(await ownerOf(bia)).toBeUndefined();
    },
  );
});

describe('somebody with the address of an account', () => {
  it('is its owner where both sides have confirmed the address, who hears of it', async () => {
    await verify(ana);
    const same = identity({ email: ana.email.toUpperCase() });
    expect((await userOf(await signIn(same))).id).toBe(ana.id);
    expect(await ownerOf(same)).toBe(ana.id);
    expect(await rows('SELECT template FROM outgoing_mail WHERE recipient = $1', [ana.email])).toEqual([
      { template: 'account-linked' },
    ]);
    expect(await rows(`SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY id`, [ana.id])).toContainEqual({
      action: 'linked-account.add',
    });
  });

  it('is nobody here while the account has not confirmed it: whoever opened it may wait for them', async () => {
    const same = identity({ email: ana.email });
    expect(await reasonOf(signIn(same))).toBe('link_first');
    expect(await ownerOf(same)).toBeUndefined();
  });

  it('is nobody here while the service has not confirmed it', async () => {
    await verify(ana);
    const same = identity({ email: ana.email, isEmailVerified: false });
    expect(await reasonOf(signIn(same))).toBe('email_unverified');
    expect(await ownerOf(same)).toBeUndefined();
  });

  it('gets no key to the shop by an address alone', async () => {
    const admin = await person('ADMIN', { password: PASSWORD });
    await verify(admin);
    const same = identity({ email: admin.email });
    expect(await reasonOf(signIn(same))).toBe('link_first');
    expect(await ownerOf(same)).toBeUndefined();
  });

  it('shows the second factor of the account first, and is not linked before', async () => {
    await verify(ana);
    const { secret } = await setUpApp(ana, PASSWORD);
    const same = identity({ email: ana.email });
    expect(await reasonOf(signIn(same))).toBe('SECOND_FACTOR_REQUIRED');
    expect(await ownerOf(same)).toBeUndefined();
    expect(await reasonOf(signIn(same, '000000'))).toBe('wrong_code');
    expect(await userOf(await signIn(same, codeOf(secret, 1)))).toMatchObject({ id: ana.id, is_strong: true });
    expect(await reasonOf(signIn(same))).toBe('SECOND_FACTOR_REQUIRED');
  });
});

describe('linking an account oneself', () => {
  it('needs the password, and an address that was confirmed', async () => {
    const actor = actorOf(ana);
    expect(await reasonOf(useCases.beginLinking(actor, { password: 'guess' }))).toBe('INVALID_CREDENTIALS');
    expect(await reasonOf(useCases.beginLinking(actor, { password: PASSWORD }))).toBe('verify_email_first');
    expect(await reasonOf(useCases.linkAccount(actor, identity()))).toBe('verify_email_first');
    await verify(ana);
    await useCases.beginLinking(actor, { password: PASSWORD });
    const other = identity({ email: null, isEmailVerified: false });
    await useCases.linkAccount(actor, other);
    expect((await userOf(await signIn(other))).id).toBe(ana.id);
    expect(await queries.myLinkedAccounts(actor)).toMatchObject([{ provider: 'oidc', email: ana.email }]);
  });

  it('twice is once, and never takes what is somebody else’s', async () => {
    const [bia, theirs] = [await person('USER', { password: PASSWORD }), identity()];
    await Promise.all([verify(ana), verify(bia)]);
    await useCases.linkAccount(actorOf(bia), theirs);
    await useCases.linkAccount(actorOf(bia), theirs);
    expect(await reasonOf(useCases.linkAccount(actorOf(ana), theirs))).toBe('linked_elsewhere');
    expect(await ownerOf(theirs)).toBe(bia.id);
  });
});

describe('unlinking', () => {
  const unlink = (who: Person, { provider, subject }: ServiceIdentity, password?: string) =>
    useCases.unlinkAccount(actorOf(who), { provider, subject, ...(password ? { password } : {}) });

  it('needs the password, ends that way in, and is told to the owner', async () => {
    await verify(ana);
    const linked = identity();
    await useCases.linkAccount(actorOf(ana), linked);
    expect(await reasonOf(unlink(ana, linked, 'guess'))).toBe('INVALID_CREDENTIALS');
    await unlink(ana, linked, PASSWORD);
    expect(await ownerOf(linked)).toBeUndefined();
    expect(
      await rows(`SELECT 1 FROM outgoing_mail WHERE template = 'account-unlinked' AND recipient = $1`, [ana.email]),
    ).toHaveLength(1);
    expect(await reasonOf(unlink(ana, linked, PASSWORD))).toBe('RESOURCE_NOT_FOUND');
  });

  it('is not for another’s link', async () => {
    const [bia, theirs] = [await person('USER', { password: PASSWORD }), identity()];
    await verify(bia);
    await useCases.linkAccount(actorOf(bia), theirs);
    expect(await reasonOf(unlink(ana, theirs, PASSWORD))).toBe('RESOURCE_NOT_FOUND');
    expect(await ownerOf(theirs)).toBe(bia.id);
  });

  it('never takes the last way in, even of two at once', async () => {
    const [one, other] = [identity(), identity()];
    const { sessionId } = await signIn(one);
    const { id, username, email } = await userOf({ sessionId });
    const owner: Person = { id, username, email, role: 'USER', sessionId, token: '' };
    expect(await reasonOf(unlink(owner, one))).toBe('last_way_in');
    await useCases.linkAccount(actorOf(owner), other);
    const reasons = await Promise.all([reasonOf(unlink(owner, one)), reasonOf(unlink(owner, other))]);
    expect(reasons.sort()).toEqual(['last_way_in', null]);
    expect(await queries.myLinkedAccounts(actorOf(owner))).toHaveLength(1);
  });
});
