import { describe, expect, it } from 'vitest';
import { changePassword } from '@/application/auth/change-password';
import { confirmIdentity } from '@/application/auth/confirm-identity';
import type { Background, CommonPasswords, Passwords, Sessions } from '@/application/auth/ports';
import { requestEmailChange } from '@/application/auth/request-email-change';
import { requestPasswordReset } from '@/application/auth/request-password-reset';
import { requestVerification } from '@/application/auth/request-verification';
import { resetPassword } from '@/application/auth/reset-password';
import { revokeAllSessions, revokeOtherSessions } from '@/application/auth/revoke-sessions';
import { updateProfile } from '@/application/auth/update-profile';
import { type Actor, SCOPES, type User, VISITOR } from '@/domain/user';
import { ANA, aUser, hence, NOW, uuid } from '../../../support/builders.ts';
import { fakeAccounts } from '../../../support/fake-accounts.ts';
import { clock, fakeStore, refusalOf } from '../../../support/fakes.ts';

/** A program that may do all that its owner may. */
const PROGRAM: Actor = {
  kind: 'api-key',
  keyId: uuid(51),
  ownerId: uuid(21),
  role: 'USER',
  scopes: SCOPES,
};
const VERIFIED = aUser({ emailVerifiedAt: hence(-100) });

function house({ user = VERIFIED, openedAt = null as Date | null } = {}) {
  const accounts = fakeAccounts({ users: [user] });
  const { transaction, recorded } = fakeStore({ accounts });
  const work = { compared: 0, hashed: 0, ended: [] as unknown[] };
  const later: (() => Promise<void>)[] = [];
  const background: Background = { run: (_, todo) => void later.push(todo) };
  const passwords: Passwords = {
    hash: async (password) => {
      work.hashed += 1;
      return `hash of ${password}`;
    },
    matches: async (password, stored) => {
      work.compared += 1;
      return stored === `hash of ${password}`;
    },
  };
  const commonPasswords: CommonPasswords = { has: (password) => password === 'password' };
  const sessions: Pick<Sessions, 'openedAt' | 'revokeAll'> = {
    openedAt: async () => openedAt,
    revokeAll: async (...asked) => void work.ended.push(asked),
  };
  const ports = { ...accounts, passwords, commonPasswords, background, clock, transaction };
  return { ...ports, sessions: sessions as Sessions, recorded, work, later };
}

describe('asking for a reset', () => {
  it('is the same work for every address until the answer is out: nothing but looking for it', async () => {
    for (const email of ['ana@example.com', 'nobody@example.com']) {
      const d = house();
      await requestPasswordReset(d)(email);
      expect(d.work).toMatchObject({ compared: 0, hashed: 0 });
      expect([d.mails, d.kept, d.later.length]).toEqual([[], [], 1]);
    }
  });

  it('mails nobody who is not there, and a link to whoever is', async () => {
    for (const [email, mails] of [
      ['ana@example.com', 1],
      ['nobody@example.com', 0],
    ] as const) {
      const d = house();
      await requestPasswordReset(d)(email);
      await d.later[0]?.();
      expect(d.mails).toHaveLength(mails);
    }
  });

  it('mails nothing to an address that was given up before the mail was written', async () => {
    const d = house();
    await requestPasswordReset(d)('ana@example.com');
    await d.writes.users.update(VERIFIED.id, { email: 'moved@example.com' });
    await d.later[0]?.();
    expect(d.mails).toEqual([]);
  });
});

describe('a reset by a link', () => {
  const input = (token: string) => ({ token, password: 'seven quiet tram stops' });

  it('that is none, is used, or is for something else costs no hash', async () => {
    const d = house();
    const used = d.mailed('RESET_PASSWORD', VERIFIED, { usedAt: NOW });
    const late = d.mailed('RESET_PASSWORD', VERIFIED, { expiresAt: NOW });
    const other = d.mailed('VERIFY_EMAIL', VERIFIED);
    for (const token of ['made-up', used, late, other]) {
      const refusal = await refusalOf(resetPassword(d)(input(token)));
      expect(refusal).toMatchObject({ code: 'RESOURCE_NOT_FOUND', facts: { reason: 'link_gone' } });
    }
    expect(d.work.hashed).toBe(0);
  });

  it('that went to an address which is no longer the account’s changes nothing', async () => {
    const d = house();
    const token = d.mailed('RESET_PASSWORD', VERIFIED, { email: 'before@example.com' });
    expect((await refusalOf(resetPassword(d)(input(token)))).code).toBe('RESOURCE_NOT_FOUND');
    expect(d.known[0]?.passwordHash).toBe(VERIFIED.passwordHash);
  });

  it('uses it up with every older one, and ends every session', async () => {
    const d = house();
    const [older, token] = [d.mailed('RESET_PASSWORD', VERIFIED), d.mailed('RESET_PASSWORD', VERIFIED)];
    await resetPassword(d)(input(token));
    expect(d.known[0]?.passwordHash).toBe('hash of seven quiet tram stops');
    expect(d.ended).toEqual([{ userId: VERIFIED.id, except: null, reason: 'password-reset' }]);
    expect((await refusalOf(resetPassword(d)(input(older)))).code).toBe('RESOURCE_NOT_FOUND');
  });
});

describe('being asked once more who one is', () => {
  const withoutPassword = aUser({ passwordHash: null });

  it.each<[string, User, string | undefined, Date | null, string]>([
    ['the right password', VERIFIED, 'open-sesame', null, 'confirmed'],
    ['a wrong one', VERIFIED, 'guess', NOW, 'INVALID_CREDENTIALS'],
    ['none, where there is one', VERIFIED, undefined, NOW, 'INVALID_CREDENTIALS'],
    ['a sign-in a moment ago, where there is none', withoutPassword, undefined, hence(-0.1), 'confirmed'],
    ['any password, where there is none', withoutPassword, 'guess', hence(-0.1), 'confirmed'],
    ['a sign-in of an hour ago', withoutPassword, undefined, hence(-1), 'FORBIDDEN'],
    ['a session that has ended', withoutPassword, undefined, null, 'FORBIDDEN'],
  ])('%s', async (_, user, password, openedAt, outcome) => {
    const asked = confirmIdentity(house({ user, openedAt }))(ANA, password);
    const answer =
      outcome === 'confirmed' ? ((await asked) === user ? outcome : 'other') : (await refusalOf(asked)).code;
    expect(answer).toBe(outcome);
  });

  it('is a person’s, and one’s who is still there', async () => {
    for (const [actor, code] of [
      [VISITOR, 'UNAUTHORIZED'],
      [PROGRAM, 'FORBIDDEN'],
      [{ ...ANA, id: uuid(99) }, 'UNAUTHORIZED'],
    ] as const) {
      expect((await refusalOf(confirmIdentity(house())(actor, 'open-sesame'))).code).toBe(code);
    }
  });
});

describe('what is a person’s own to do', () => {
  const calls: [string, (d: ReturnType<typeof house>, actor: Actor) => Promise<unknown>][] = [
    ['the profile', (d, actor) => updateProfile(d)(actor, { name: 'Eve' })],
    ['the password', (d, actor) => changePassword(d)(actor, { currentPassword: 'open-sesame', newPassword: 'x' })],
    ['the address', (d, actor) => requestEmailChange(d)(actor, { email: 'e@example.com', password: 'open-sesame' })],
    ['its proof', (d, actor) => requestVerification(d)(actor)],
    ['other sessions', (d, actor) => revokeOtherSessions(d)(actor)],
    ['all sessions', (d, actor) => revokeAllSessions(d)(actor)],
  ];

  it.each(calls)('%s: not a visitor’s, not a program’s', async (_, work) => {
    for (const [actor, code] of [
      [VISITOR, 'UNAUTHORIZED'],
      [PROGRAM, 'FORBIDDEN'],
    ] as const) {
      const d = house();
      expect((await refusalOf(work(d, actor))).code).toBe(code);
      expect([d.mails, d.kept, d.recorded, d.work.ended]).toEqual([[], [], [], []]);
      expect(d.known).toEqual([VERIFIED]);
    }
  });
});

describe('a change of address', () => {
  it('to one that is taken makes a link as well, but mails it to nobody', async () => {
    const bia = aUser({ id: uuid(23), username: 'bia', email: 'bia@example.com' });
    const d = house();
    d.known.push(bia);
    await requestEmailChange(d)(ANA, { email: bia.email, password: 'open-sesame' });
    expect(d.kept).toMatchObject([{ purpose: 'CHANGE_EMAIL', email: bia.email }]);
    expect(d.mails.map(({ template, recipient }) => [template, recipient])).toEqual([
      ['email-change-requested', ANA.email],
    ]);
    await d.later[0]?.();
    expect(d.mails.at(-1)).toMatchObject({ template: 'already-registered', recipient: bia.email });
  });
});
