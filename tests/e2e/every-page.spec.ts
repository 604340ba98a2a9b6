import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ADMIN, buyTicket, createEvent, expectAccessible, registerPerson, signIn } from './shop';
import { expect, test } from './test';

/** axe on every page there is. Those that other journeys pass through are judged there, in both themes. */

test.describe.configure({ timeout: 120_000 });

/** Where each page is judged. */
const JUDGED: Record<string, string> = {
  '/': 'public-accessibility',
  '/events': 'public-accessibility',
  '/events/[slug]': 'public-accessibility',
  '/series/[slug]': 'series',
  '/[...rest]': 'public-accessibility',
  '/chat': 'assistant-page',
  '/login': 'account',
  '/register': 'account',
  '/tickets': 'buyer',
  '/orders': 'buyer',
  '/orders/[id]': 'buyer',
  '/orders/[id]/print': 'here',
  '/tickets/[id]/print': 'here',
  '/tickets/accept': 'handing-on',
  '/account': 'account-accessibility',
  '/account/deleted': 'account-accessibility',
  '/account/second-factor': 'admin-second-factor',
  '/login/code': 'here',
  '/forgot-password': 'account-accessibility',
  '/reset-password': 'account-accessibility',
  '/verify-email': 'account-accessibility',
  '/unsubscribe': 'here',
  '/admin': 'admin-overview',
  '/admin/events': 'admin',
  '/admin/events/new': 'admin',
  '/admin/events/import': 'here',
  '/admin/events/import/[id]': 'admin-events',
  '/admin/events/[id]/edit': 'admin-tickets',
  '/admin/events/[id]/numbers': 'admin-numbers',
  '/admin/events/[id]/repeat': 'series',
  '/admin/series': 'series',
  '/admin/series/[id]': 'series',
  '/admin/series/[id]/dates': 'series',
  '/admin/attendees': 'admin-attendees',
  '/admin/events/[id]/attendees': 'admin-attendees',
  '/admin/events/[id]/attendees/print': 'admin-attendees',
  '/admin/events/[id]/desk': 'admin-attendees',
  '/admin/orders/[id]': 'admin-attendees',
  '/admin/events/[id]/messages': 'admin-attendees',
  '/admin/events/[id]/messages/new': 'admin-attendees',
  '/admin/messages/[id]': 'admin-attendees',
  '/admin/settings': 'shop-settings',
  '/admin/webhooks': 'webhooks',
  '/admin/webhooks/new': 'webhooks',
  '/admin/webhooks/[id]': 'webhooks',
  '/admin/webhooks/calls/[id]': 'webhooks',
  '/admin/mail': 'account-accessibility',
  '/admin/mail/[id]': 'here',
  '/admin/people': 'here',
  '/admin/people/[id]': 'here',
  '/admin/people/invite': 'here',
  '/admin/api-keys': 'here',
  '/admin/audit': 'here',
  '/admin/jobs': 'here',
  '/invitation': 'here',
  '/door': 'door',
};

test('no page is forgotten', () => {
  const app = path.join(import.meta.dirname, '../../src/app');
  const pages = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map(
      (file) => `/${path.dirname(file).replace(/^(\([^)]+\)\/)?\[locale\]\/?/, '')}`.replace(/\/\([^)]+\)/g, '') || '/',
    )
    // For whoever develops: the shop has no such pages.
    .filter((page) => !page.startsWith('/dev/'));
  expect(pages.sort()).toEqual(Object.keys(JUDGED).sort());
});

const judge = async (page: Page, paths: string[]) => {
  for (const each of paths) {
    await page.goto(each);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expectAccessible(page, ['dark']);
  }
};

test('whoever has no account', async ({ page }) => {
  await judge(page, ['/unsubscribe?token=made-up', '/pt-BR/login/code', '/invitation?token=made-up']);
});

test('whoever bought', async ({ page, request }) => {
  const [event, person] = await Promise.all([createEvent(request), registerPerson(request)]);
  await buyTicket(request, person, event.id, { quantity: 2 });
  const headers = { authorization: `Bearer ${person.token}` };
  const orders = await (await request.get('/api/orders', { headers })).json();
  const tickets = await (await request.get('/api/tickets/my-tickets', { headers })).json();
  await signIn(page, person, '/orders');
  await judge(page, [`/orders/${orders.content[0].id}/print`, `/tickets/${tickets.content[0].id}/print`]);
});

test('an admin, and what was mailed', async ({ page, request }) => {
  await registerPerson(request);
  await signIn(page, ADMIN, '/admin/events');
  await judge(page, ['/admin/events/import', '/admin/people/invite', '/admin/people']);
  await judge(page, ['/admin/api-keys', '/admin/audit', '/admin/jobs']);
  await page.goto('/admin/people');
  const somebody = page.locator('main table a[href*="/admin/people/"]').first();
  await judge(page, [(await somebody.getAttribute('href')) ?? '']);
  await page.goto('/admin/mail');
  const mail = await page.locator('main a[href*="/admin/mail/"]').first().getAttribute('href');
  await judge(page, [mail ?? '']);
  // Nothing runs within the frame, axe neither: what it shows is judged as a page.
  const frame = page.locator('main iframe');
  await expect(frame).toHaveAttribute('title', /\w/);
  const letter = await page.request.get((await frame.getAttribute('src')) ?? '');
  await page.goto('about:blank');
  await page.setContent(await letter.text());
  await expectAccessible(page, ['light']);
});

test('the API’s description: what is ours of it', async ({ page }) => {
  await page.goto('/swagger-ui.html');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page, ['light'], { others: '#swagger-ui' });
});
