import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** A browser: its cookies, and the headers of the request that it is sending. */
const browser = vi.hoisted(() => {
  const jar = new Map<string, string>();
  let sent = new Headers();
  return {
    jar,
    /** Whatever is asked from here on belongs to a new request. */
    newRequest: () => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      sent = new Headers({ host: 'localhost:3000', 'user-agent': 'Firefox', ...(cookie ? { cookie } : {}) });
      return sent;
    },
    headers: async () => sent,
    cookies: async () => ({
      get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
      set: (name: string, value: string, options?: { maxAge?: number; expires?: Date }) => {
        const isGone = value === '' || options?.maxAge === 0;
        if (isGone) jar.delete(name);
        else jar.set(name, value);
      },
      delete: (name: string) => void jar.delete(name),
    }),
  };
});
vi.mock('next/headers', () => ({ headers: browser.headers, cookies: browser.cookies }));
// next-intl imports `next/navigation` without its extension, which Node's own loader refuses.
vi.mock('@/presentation/i18n/navigation', () => ({
  redirect: () => {
    throw new Error('redirected');
  },
}));

import type { MeDto } from '@/application/auth/schema';
import { prisma } from '@/infrastructure/db/prisma';
import { sessions } from '@/infrastructure/repositories/accounts/sessions';
import { keepLanguage, login, register, signOut } from '@/presentation/actions/account';
import { currentActor } from '@/presentation/auth';
import { SESSION_HINT_COOKIE } from '@/presentation/components/shell/session-hint-cookie';
import { loadSignInPage, requireSignedInPage } from '@/presentation/loaders/account';
import { SESSION_COOKIE } from '@/presentation/session-cookie';
import { call, ORIGIN, type Person, person } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';

const rows = async (text: string, values: unknown[]) => (await testDatabase().query(text, values)).rows;

/** The statements that `work` sends to the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map(([asked]: unknown[]) =>
      typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : String(asked),
    );
  } finally {
    query.mockRestore();
  }
}

/** Sends a form; answers with the address that it leads to. */
async function leadsTo(work: Promise<unknown>): Promise<string> {
  const outcome = await work.then(
    (value) => JSON.stringify(value),
    (error: unknown) => error,
  );
  const digest = outcome instanceof Error && 'digest' in outcome ? String(outcome.digest) : String(outcome);
  return /^NEXT_REDIRECT;\w+;([^;]*);/.exec(digest)?.[1] ?? digest;
}

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

async function signIn({ username }: Person, fields: Record<string, string> = {}): Promise<string> {
  browser.newRequest();
  const to = await leadsTo(login(null, form({ username, password: 'open-sesame', locale: 'en', ...fields })));
  browser.newRequest();
  return to;
}

const newestSession = async (userId: string) => {
  const [session] = await rows(
    'SELECT id, user_agent, revoked_at FROM session WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
    [userId],
  );
  return session;
};
const refreshTokens = (userId: string) =>
  rows('SELECT 1 FROM refresh_token r JOIN session s ON s.id = r.session_id WHERE s.user_id = $1', [userId]);
const localeOf = async (userId: string) => (await rows('SELECT locale FROM "user" WHERE id = $1', [userId]))[0]?.locale;

let ana: Person;
beforeEach(async () => {
  browser.jar.clear();
  ana = await person('USER', { password: 'open-sesame' });
});

describe('signing in in a browser', () => {
  it('opens a session that has nothing to refresh', async () => {
    expect(await signIn(ana)).toBe('/');
    expect(await newestSession(ana.id)).toMatchObject({ user_agent: 'Firefox', revoked_at: null });
    expect(await refreshTokens(ana.id)).toEqual([]);
    expect(await currentActor()).toMatchObject({ kind: 'user', via: 'session', id: ana.id, name: 'Ana', locale: 'en' });
  });

  it('by a new account opens none either, and records who came', async () => {
    browser.newRequest();
    const account = { name: 'Bia', username: 'bia', email: 'bia@example.com', password: 'correct-horse' };
    expect(await leadsTo(register(null, form({ ...account, next: '/tickets', locale: 'pt-BR' })))).toBe(
      '/pt-BR/tickets',
    );
    const [bia] = await rows(`SELECT id, locale FROM "user" WHERE username = 'bia'`, []);
    expect(bia.locale).toBe('pt-BR');
    expect(await refreshTokens(bia.id)).toEqual([]);
    expect(await rows('SELECT type, payload FROM domain_event WHERE subject_id = $1', [bia.id])).toEqual([
      {
        type: 'user.registered',
        payload: { username: 'bia', email: 'bia@example.com', name: 'Bia', locale: 'pt-BR' },
      },
    ]);
  });

  it('keeps the language of the form with the account, and leads on in it', async () => {
    expect(await signIn(ana, { locale: 'pt-BR', next: '/tickets' })).toBe('/pt-BR/tickets');
    expect(await localeOf(ana.id)).toBe('pt-BR');
    expect(await signIn(ana, { locale: 'en', next: '/pt-BR/tickets' })).toBe('/tickets');
    expect(await localeOf(ana.id)).toBe('en');
    expect(await signIn(ana, { locale: 'tlh' })).toBe('/');
    expect(await localeOf(ana.id)).toBe('en');
  });

  it('ends the session that this browser had before', async () => {
    await signIn(ana);
    const first = await newestSession(ana.id);
    await signIn(ana);
    const second = await newestSession(ana.id);
    expect(second.id).not.toBe(first.id);
    expect(await rows('SELECT id FROM session WHERE id = $1 AND revoked_at IS NOT NULL', [first.id])).toHaveLength(1);
    expect(await currentActor()).toMatchObject({ id: ana.id, sessionId: second.id });
  });

  it('leaves the session and the language alone where the password is wrong', async () => {
    browser.newRequest();
    const refusal = await login(null, form({ username: ana.username, password: 'guess', locale: 'pt-BR' }));
    expect(refusal).toMatchObject({ ok: false, error: { code: 'INVALID_CREDENTIALS' } });
    expect(await localeOf(ana.id)).toBe('en');
    expect(browser.jar.size).toBe(0);
  });
});

describe('one look-up a request', () => {
  it('is all that a page costs, however often it asks who reads it', async () => {
    await signIn(ana);
    const statements = await statementsOf(async () => {
      await Promise.all([currentActor(), currentActor()]);
      await requireSignedInPage('en', '/tickets');
      await currentActor();
    });
    expect(statements).toHaveLength(1);
    browser.newRequest();
    expect(await statementsOf(currentActor)).toHaveLength(1);
  });

  it('is none for a visitor', async () => {
    browser.newRequest();
    expect(await statementsOf(() => loadSignInPage('en', undefined))).toEqual([]);
  });

  it('answers /api/auth/me', async () => {
    await signIn(ana);
    const cookie = browser.newRequest().get('cookie') ?? '';
    let body: MeDto | undefined;
    const statements = await statementsOf(async () => {
      ({ body } = await call<MeDto>('GET', '/api/auth/me', { headers: { cookie } }));
    });
    expect(body).toEqual({
      id: ana.id,
      username: ana.username,
      email: ana.email,
      name: 'Ana',
      role: 'USER',
      locale: 'en',
      eventRoles: [],
    });
    expect(statements).toHaveLength(1);
  });

  it('and one write are all that signing out costs', async () => {
    await signIn(ana);
    let to = '';
    const statements = await statementsOf(async () => {
      to = await leadsTo(signOut(null, { locale: 'pt-BR' }));
    });
    expect(to).toBe('/pt-BR');
    expect(statements.filter((text) => /^\s*SELECT/.test(text))).toHaveLength(1);
    expect(statements.filter((text) => text.startsWith('UPDATE'))).toHaveLength(1);
    expect((await newestSession(ana.id)).revoked_at).not.toBeNull();
    expect(browser.jar.has(SESSION_COOKIE)).toBe(false);
    expect(browser.jar.has(SESSION_HINT_COOKIE)).toBe(false);
    browser.newRequest();
    expect(await currentActor()).toEqual({ kind: 'visitor' });
  });
});

describe('when a session was last seen', () => {
  const lastSeen = async (id: string): Promise<Date> =>
    (await rows('SELECT last_seen_at FROM session WHERE id = $1', [id]))[0]?.last_seen_at;
  const seenAgo = (id: string, seconds: number) =>
    rows(`UPDATE session SET last_seen_at = now() - make_interval(secs => $2) WHERE id = $1`, [id, seconds]);

  it('moves while it is used', async () => {
    await signIn(ana);
    const { id } = await newestSession(ana.id);
    await seenAgo(id, 300);
    await currentActor();
    await expect.poll(async () => Date.now() - (await lastSeen(id)).getTime()).toBeLessThan(60_000);
  });

  it('is written once a minute, by one of all the requests of that moment', async () => {
    await signIn(ana);
    const { id } = await newestSession(ana.id);
    await rows('CREATE TABLE seen (session_id uuid)', []);
    // The app's own role writes to it, through the trigger.
    await rows('GRANT INSERT ON seen TO PUBLIC', []);
    await rows(
      `CREATE FUNCTION note_seen() RETURNS trigger LANGUAGE plpgsql
       AS $$ BEGIN INSERT INTO seen VALUES (NEW.id); RETURN NEW; END $$`,
      [],
    );
    const settle = () => new Promise((resolve) => setTimeout(resolve, 150));
    const writes = async () => (await rows('SELECT 1 FROM seen WHERE session_id = $1', [id])).length;
    const cookie = browser.newRequest().get('cookie') ?? '';
    const ask = () => call('GET', '/api/auth/me', { headers: { cookie } });

    await seenAgo(id, 50);
    await rows('CREATE TRIGGER note_seen AFTER UPDATE ON session FOR EACH ROW EXECUTE FUNCTION note_seen()', []);
    await ask();
    await settle();
    expect(await writes()).toBe(0);

    await seenAgo(id, 61);
    const before = await writes();
    await Promise.all(Array.from({ length: 8 }, ask));
    await expect.poll(writes).toBe(before + 1);
    await settle();
    expect(await writes()).toBe(before + 1);

    // Eight that all found it due, in whatever order their statements come.
    await seenAgo(id, 61);
    const { touch } = sessions(prisma, () => {});
    await Promise.all(Array.from({ length: 8 }, () => touch(id, new Date(), 60_000)));
    expect(await writes()).toBe(before + 3);
    await rows('DROP TRIGGER note_seen ON session', []);
  });

  it('stays where the session has ended', async () => {
    await signIn(ana);
    const { id } = await newestSession(ana.id);
    await rows(`UPDATE session SET revoked_at = now(), last_seen_at = '2026-01-01' WHERE id = $1`, [id]);
    expect(await currentActor()).toEqual({ kind: 'visitor' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await lastSeen(id)).getUTCFullYear()).toBe(2026);
    expect((await lastSeen(id)).getUTCMonth()).toBe(0);
  });
});

describe('the language of an account', () => {
  it('follows the choice of whoever is signed in, and costs a write only where it differs', async () => {
    await signIn(ana);
    expect(await keepLanguage(null, { locale: 'pt-BR' })).toEqual({ ok: true, data: undefined });
    expect(await localeOf(ana.id)).toBe('pt-BR');
    browser.newRequest();
    const statements = await statementsOf(() => keepLanguage(null, { locale: 'pt-BR' }));
    expect(statements).toHaveLength(1);
    const cookie = browser.newRequest().get('cookie') ?? '';
    const { body } = await call<MeDto>('GET', '/api/auth/me', { headers: { cookie, origin: ORIGIN } });
    expect(body.locale).toBe('pt-BR');
  });

  it('is not a visitor’s to change', async () => {
    browser.newRequest();
    expect(await keepLanguage(null, { locale: 'pt-BR' })).toMatchObject({ ok: false, error: { code: 'UNAUTHORIZED' } });
  });

  it('that we do not speak is read as the default one', async () => {
    await signIn(ana);
    await rows(`UPDATE "user" SET locale = 'fr' WHERE id = $1`, [ana.id]);
    expect(await currentActor()).toMatchObject({ locale: 'en' });
  });
});
