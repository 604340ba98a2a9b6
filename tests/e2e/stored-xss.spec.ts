import type { Page } from '@playwright/test';
import { editPath } from './admin';
import { addPasskey, securityKey } from './second-factor';
import { ADMIN, buyTicket, createEvent, newPerson, signIn } from './shop';
import { test as base, expect as expectSoon } from './test';

/**
 * What people write is text wherever it is shown: it runs nothing and makes no element, in whatever part of a page it
 * stands. The policy of the page would stop a script as well; that it had to would fail the test too (test.ts).
 */

/** Out of a text, an attribute, a script and a JSON within a script. */
const evil = (field: string) =>
  `${field} "'><xss-mark></xss-mark><img src=x onerror=xss()></script><script>xss()</script>`;

const test = base.extend<{ nothingRan: undefined }>({
  nothingRan: [
    async ({ context }, use) => {
      const ran: string[] = [];
      await context.exposeBinding('xss', ({ page }) => void ran.push(page.url()));
      context.on('dialog', (dialog) => void ran.push(dialog.message()));
      await use(undefined);
      expectSoon(ran, 'where a script of somebody’s text ran').toEqual([]);
    },
    { auto: true },
  ],
});
test.describe.configure({ timeout: 120_000 });
const expect = expectSoon.configure({ timeout: 20_000 });

/** All that the page says, what stands in its fields included. */
const wordsOf = (page: Page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
    return [document.title, document.body.textContent, ...fields].join('\n');
  });

/** The page shows each of these texts, and made nothing of them. */
async function shows(page: Page, path: string, ...texts: string[]): Promise<void> {
  await page.goto(path);
  for (const text of texts) await expect.poll(() => wordsOf(page), { message: `${path}: ${text}` }).toContain(text);
  expect(await page.locator('xss-mark, img[src="x"]').count(), path).toBe(0);
}

const EVENT = {
  name: evil('event'),
  description: evil('about'),
  location: evil('place'),
  imageUrl: `https://example.com/a.jpg?"'><xss-mark></xss-mark>`,
  translations: { 'pt-BR': { name: evil('evento'), description: evil('sobre') } },
  price: undefined,
  ticketTypes: [
    { name: evil('type'), description: evil('note'), price: 10, capacity: 20 },
    { name: evil('other'), price: 20, capacity: 20 },
  ],
};

test('what an admin wrote is text on the pages that everybody sees', async ({ page, request }) => {
  const event = await createEvent(request, EVENT);
  const { name, description, location } = EVENT;
  await shows(page, `/events/${event.slug}`, name, description, location, evil('type'), evil('note'), evil('other'));
  const { 'pt-BR': portuguese } = EVENT.translations;
  await shows(page, `/pt-BR/events/${event.slug}`, portuguese.name, portuguese.description, location);
  await shows(page, `/events?q=${encodeURIComponent(name.slice(0, 90))}`);
  await shows(page, '/events?q=xss-mark', name, location);
  await shows(page, '/');
  const feed = await request.get('/sitemap.xml');
  expect(await feed.text()).not.toContain('<xss-mark');
});

test('what a buyer wrote is text on their own pages', async ({ page, request }) => {
  const event = await createEvent(request, EVENT);
  const person = { ...newPerson(), name: evil('me') };
  // Browsers, and whoever pretends to be one, say of themselves what they like.
  const registered = await request.post('/api/auth/register', {
    data: person,
    headers: { 'user-agent': evil('curl') },
  });
  const buyer = { ...person, token: (await registered.json()).token };
  const lines = [{ ticketTypeId: event.ticketTypes[0]?.id, quantity: 1 }];
  await buyTicket(request, buyer, event.id, { lines, participantName: evil('guest') });

  await securityKey(page);
  await signIn(page, person, '/account');
  await addPasskey(page, person, evil('key').slice(0, 50));
  await shows(page, '/account', evil('me'), evil('key').slice(0, 50));
  await shows(page, '/tickets', EVENT.name, evil('type'));
  await shows(page, '/orders', EVENT.name);
  const orders = await request.get('/api/orders', { headers: { authorization: `Bearer ${buyer.token}` } });
  const [order] = (await orders.json()).content;
  await shows(page, `/orders/${order.id}`, EVENT.name, evil('type'), evil('guest'));
});

test('an admin’s pages show it as text', async ({ page, request }) => {
  const event = await createEvent(request, EVENT);
  await request.post('/api/auth/login', { data: { username: evil('login'), password: 'no-such-password' } });
  await signIn(page, ADMIN, '/admin/events');
  await shows(page, '/admin/events?q=xss-mark', EVENT.name);
  await shows(page, editPath(event), EVENT.name, EVENT.description, EVENT.location, evil('type'), evil('sobre'));
  await shows(page, '/admin/mail');
});

test('what stands in an address is text or nothing', async ({ page, request }) => {
  const asked = encodeURIComponent(evil('asked'));
  for (const path of [
    `/events?q=${asked}&city=${asked}&sort=${asked}&page=${asked}`,
    `/login?next=${asked}&problem=${asked}&error=${asked}`,
    `/register?next=${asked}`,
    `/verify-email?token=${asked}`,
    `/reset-password?token=${asked}`,
    `/events/${asked}`,
    `/${asked}`,
  ])
    await shows(page, path);
  const person = newPerson();
  await request.post('/api/auth/register', { data: person });
  await signIn(page, person, '/account');
  for (const path of [`/account?linked=${asked}&problem=${asked}`, `/orders/${asked}`, `/tickets?when=${asked}`])
    await shows(page, path);
});
