import { expect, it } from 'vitest';
import type { PersonalDataDto } from '@/application/privacy/schema';
import { env } from '@/infrastructure/env';
import { unsubscribeLinks } from '@/infrastructure/mail/unsubscribe-links';
import { call, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

const links = unsubscribeLinks(env().AUTH_SECRET, env().APP_URL);
const optedOut = async (address: string) =>
  (await testDatabase().query('SELECT FROM mail_opt_out WHERE address = $1', [address])).rowCount;

it('takes a mail program’s word for it, as often as it is given, and nobody else’s', async () => {
  const who = await person();
  const { pathname, search } = new URL(links.of(who.email.toUpperCase(), 'en').oneClick);
  for (let time = 0; time < 2; time += 1) {
    expect((await call('POST', `${pathname}${search}`)).status).toBe(204);
    expect(await optedOut(who.email)).toBe(1);
  }
  for (const token of ['x', search.slice('?token='.length, -4), Buffer.from(who.email).toString('base64url')]) {
    await refused('RESOURCE_NOT_FOUND', 'POST', `${pathname}?token=${token}`);
  }
  await refused('VALIDATION_ERROR', 'POST', pathname);
  const { body } = await call<PersonalDataDto>('GET', '/api/auth/me/export', { as: who });
  expect(body.profile.optedOutAt).not.toBeNull();
});
