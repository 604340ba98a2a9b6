import { beforeEach, describe, expect, it } from 'vitest';
import type { MeDto } from '@/application/auth/schema';
import { call, type Person, person, refused, signIn } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { mailedToken, mailsTo } from '../../support/mails.ts';

const rows = async (text: string, values: unknown[] = []) => (await testDatabase().query(text, values)).rows;
const accountOf = async ({ id }: Person) => (await rows('SELECT * FROM "user" WHERE id = $1', [id]))[0];

let ana: Person;
beforeEach(async () => {
  ana = await person('USER', { password: 'open-sesame' });
});

const NEW = 'seven quiet tram stops';

describe('the address', () => {
  const changeEmail = (email: string, password = 'open-sesame', as = ana) =>
    call('POST', '/api/auth/email', { as, json: { email, password } });
  const confirm = (token: string) => call('POST', '/api/auth/email/confirm', { json: { token } });
  const linkIsGone = (token: string) =>
    refused('RESOURCE_NOT_FOUND', 'POST', '/api/auth/email/confirm', { json: { token } });
  const verifiedAt = async (of: Person) => (await accountOf(of)).email_verified_at;
  let wanted: string;
  beforeEach(() => {
    wanted = `new-${ana.email}`;
  });

  it('is proved by the link that registering mails, once', async () => {
    const name = `newcomer-${ana.id.slice(0, 8)}`;
    const email = `${name}@example.com`;
    const registered = await call('POST', '/api/auth/register', {
      json: { username: name, email, password: NEW, name: 'New' },
    });
    expect(registered.status).toBe(201);
    const token = await mailedToken(email, 'verify-email');
    const verified = () => rows('SELECT email_verified_at IS NOT NULL AS is FROM "user" WHERE email = $1', [email]);
    expect(await verified()).toEqual([{ is: false }]);
    const answers = await Promise.all([confirm(token), confirm(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(await verified()).toEqual([{ is: true }]);
  });

  it('that is unproved gets another link where its owner asks, and the older one is gone', async () => {
    const send = () => call('POST', '/api/auth/email/verification', { as: ana });
    expect(await send()).toMatchObject({ status: 202, text: '' });
    const first = await mailedToken(ana.email, 'verify-email');
    await send();
    await linkIsGone(first);
    expect((await confirm(await mailedToken(ana.email, 'verify-email'))).status).toBe(204);
    expect(await verifiedAt(ana)).not.toBeNull();
    const before = await mailsTo(ana.email);
    expect((await send()).status).toBe(202);
    expect(await mailsTo(ana.email)).toEqual(before);
  });

  it('is not mailed for ever', async () => {
    for (let count = 0; count < 5; count += 1) await call('POST', '/api/auth/email/verification', { as: ana });
    const { headers } = await refused('RATE_LIMITED', 'POST', '/api/auth/email/verification', { as: ana });
    expect(headers.get('retry-after')).toBe('3600');
  });

  it('changes only once the link that went to the new one is opened, and the old one hears of both', async () => {
    expect(await changeEmail(` ${wanted.toUpperCase()} `)).toMatchObject({ status: 202, text: '' });
    expect((await accountOf(ana)).email).toBe(ana.email);
    expect((await mailsTo(ana.email)).map(({ template }) => template)).toEqual(['email-change-requested']);
    expect(JSON.stringify(await mailsTo(ana.email))).not.toContain('token');
    expect((await confirm(await mailedToken(wanted, 'change-email'))).status).toBe(204);
    expect(await accountOf(ana)).toMatchObject({ email: wanted, email_verified_at: expect.any(Date) });
    expect((await mailsTo(ana.email))[0]?.template).toBe('email-changed');
    expect((await signIn(wanted, 'open-sesame')).status).toBe(200);
    expect((await signIn(ana.email, 'open-sesame')).status).toBe(401);
    expect((await call<MeDto>('GET', '/api/auth/me', { as: ana })).body.email).toBe(wanted);
  });

  it('that was given up proves and opens nothing any more, even where its owner comes back to it', async () => {
    await rows('UPDATE "user" SET email_verified_at = now() WHERE id = $1', [ana.id]);
    await call('POST', '/api/auth/password/reset', { json: { email: ana.email } });
    const resetToken = await mailedToken(ana.email, 'reset-password');
    await changeEmail(wanted);
    await confirm(await mailedToken(wanted, 'change-email'));
    const resetIsGone = () =>
      refused('RESOURCE_NOT_FOUND', 'POST', '/api/auth/password/reset/confirm', {
        json: { token: resetToken, password: NEW },
      });
    await resetIsGone();
    await changeEmail(ana.email);
    expect((await confirm(await mailedToken(ana.email, 'change-email'))).status).toBe(204);
    await resetIsGone();
  });

  it('stays without the password, and where nothing would change', async () => {
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/email', {
      as: ana,
      json: { email: wanted, password: 'guess' },
    });
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/email', { as: ana, json: { email: wanted } });
    const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/auth/email', {
      as: ana,
      json: { email: ana.email, password: 'open-sesame' },
    });
    expect(body.errors).toMatchObject([{ field: 'email', code: 'email_unchanged' }]);
    expect(await mailsTo(wanted)).toEqual([]);
  });

  it('of somebody else is told to them alone, once a day', async () => {
    const bia = await person();
    const [free, taken] = [await changeEmail(wanted), await changeEmail(bia.email)];
    const told = ({ status, text, headers }: typeof free) => ({
      status,
      text,
      headers: [...headers].filter(([name]) => !['x-request-id', 'ratelimit'].includes(name)),
    });
    expect(told(taken)).toEqual(told(free));
    await changeEmail(bia.email);
    expect((await mailsTo(bia.email)).map(({ template }) => template)).toEqual(['already-registered']);
    expect((await accountOf(bia)).email).toBe(bia.email);
  });

  it('that two want at the same moment goes to one', async () => {
    const bia = await person('USER', { password: 'open-sesame' });
    await changeEmail(wanted);
    const first = await mailedToken(wanted, 'change-email');
    await changeEmail(wanted, 'open-sesame', bia);
    const second = await mailedToken(wanted, 'change-email');
    const answers = await Promise.all([confirm(first), confirm(second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'CONFLICT', errors: [{ field: 'email', code: 'taken' }] });
  });

  it('that is registered already is refused by its name, and its owner hears of it', async () => {
    const json = { username: `r${ana.id.slice(0, 8)}`, email: ana.email, password: NEW, name: 'Eve' };
    for (let count = 0; count < 2; count += 1) {
      const { body } = await refused('CONFLICT', 'POST', '/api/auth/register', { json });
      expect(body.errors).toMatchObject([{ field: 'email', code: 'taken' }]);
    }
    expect((await mailsTo(ana.email)).map(({ template }) => template)).toEqual(['already-registered']);
  });
});
