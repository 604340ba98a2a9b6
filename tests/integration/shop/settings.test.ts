import { beforeAll, expect, it } from 'vitest';
import { GET as theme } from '@/app/theme/[file]/route';
import { shopSchema } from '@/application/shop/schema';
import { platform, queries, useCases } from '@/composition';
import { toLocalTime } from '@/domain/local-time';
import { DEFAULT_SHOP } from '@/domain/shop';
import { shopName, shopSettings } from '@/infrastructure/shop-settings';
import { letterWords } from '@/presentation/mail/letter-words';
import { siteMetadata } from '@/presentation/seo';
import { siteJsonLd } from '@/presentation/structured-data';
import { asActor, call, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { refusalOf } from '../../support/fakes.ts';

const PASSWORD = 'open-sesame';
let admin: Person;
beforeAll(async () => {
  admin = await person('ADMIN', { password: PASSWORD });
  await shopSettings().load();
});

const sql = async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> =>
  (await testDatabase().query(text, [...values])).rows;

it('is as it comes until somebody says otherwise, and then so at once wherever it is named', async () => {
  expect(platform.shop()).toEqual(DEFAULT_SHOP);
  const asked = {
    ...DEFAULT_SHOP,
    name: 'Teatro Central',
    accent: '#3fbf7f',
    currency: 'EUR' as const,
    timeZone: 'Asia/Tokyo',
  };
  const saved = await useCases.saveShop(asActor(admin), asked);
  expect(saved).toEqual({ ...asked, version: 1 });
  expect(platform.shop()).toEqual(saved);

  const site = siteMetadata({ locale: 'en', title: 'x', description: 'y' });
  expect(site).toMatchObject({ applicationName: 'Teatro Central', openGraph: { siteName: 'Teatro Central' } });
  expect(site.title).toMatchObject({ template: '%s · Teatro Central' });
  expect(siteJsonLd('en').name).toBe('Teatro Central');
  // Jobs run in a thread of their own, and read it themselves.
  const words = letterWords({ appUrl: 'https://shop.example', services: [], shop: shopName(sql) });
  const letter = await words.word({ template: 'welcome', payload: { name: 'Ana' } }, 'en');
  expect(letter.subject).toBe('Welcome to Teatro Central');
  expect(letter.html).toContain('Teatro');
  expect(letter.html).not.toContain('EventHub');

  // What its people keep elsewhere bears its name, too.
  const json = { password: PASSWORD };
  const passkey = await call<{ rp: unknown }>('POST', '/api/auth/passkeys/options', { as: admin, json });
  expect(passkey.body.rp).toMatchObject({ name: 'Teatro Central' });
  const totp = await call<{ uri: string }>('POST', '/api/auth/totp', { as: admin, json });
  expect(totp.body.uri).toContain('issuer=Teatro%20Central');

  // Its day begins where it is.
  const { steps } = await queries.dashboard(asActor(admin), { range: '7d' });
  expect(new Set(steps.map(({ at }) => toLocalTime(new Date(at), 'Asia/Tokyo').slice(11)))).toEqual(
    new Set(['00:00:00']),
  );

  // What another process hears, and what one reads at its start, is the same.
  await shopSettings().load();
  expect(platform.shop()).toEqual(saved);
});

it('is changed by one at a time, by admins alone', async () => {
  const { version } = platform.shop();
  const both = ['One', 'Other'].map((name) => useCases.saveShop(asActor(admin), { ...platform.shop(), name }));
  const outcomes = await Promise.allSettled(both);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(platform.shop().version).toBe(version + 1);
  const stale = useCases.saveShop(asActor(admin), { ...platform.shop(), version });
  expect(await refusalOf(stale)).toMatchObject({
    code: 'OPTIMISTIC_LOCK_ERROR',
    facts: { currentVersion: version + 1 },
  });
  const somebody = useCases.saveShop(asActor(await person()), platform.shop());
  expect(await refusalOf(somebody)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await sql('SELECT detail FROM audit_log WHERE action = $1 ORDER BY id', ['shop.change'])).toHaveLength(2);
});

it.each([
  { name: '' },
  { name: 'a\nb' },
  { name: '<b>' },
  { name: '{x}' },
  { name: 'x'.repeat(61) },
  { accent: 'red' },
  { accent: '#12345' },
  { accent: '#3FBF7F;}' },
  { logo: 'https://elsewhere.example/logo.png' },
  { logo: '/pictures/../x' },
  { locale: 'de' },
  { currency: 'XXX' },
  { timeZone: 'Mars/Base' },
])('refuses %j', (odd) => expect(shopSchema.safeParse({ ...DEFAULT_SHOP, ...odd }).success).toBe(false));

it.each(['3fbf7f.css', '3fbf7f', 'x.css', '3fbf7f.css.css', '%23.css', '../../x.css'])(
  'serves a style sheet for %s alone where it names a colour',
  async (file) => {
    const response = await theme(new Request(`http://localhost/theme/${file}`), { params: Promise.resolve({ file }) });
    expect(response.status).toBe(file === '3fbf7f.css' ? 200 : 404);
    if (response.status === 200) {
      expect(response.headers.get('content-type')).toContain('text/css');
      expect(await response.text()).toContain('--coral:light-dark(#3fbf7f');
    }
  },
);
