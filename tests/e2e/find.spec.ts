import { createEvent } from './shop';
import { expect, test } from './test';
import { wake } from './wake';

/** What a visitor meets while looking for something, and when the network goes. Measured at one width. */

const EVENT = '/events/jazz-under-the-half-moon';

test('days that are turned around are explained, and one click from what was meant', async ({ page }) => {
  await page.goto('/events?from=2199-02-01&to=2030-01-01');
  const told = page.getByText('The first day, Feb 1, 2199, comes after the last one, Jan 1, 2030.');
  await expect(told).toBeVisible();
  await page.getByRole('link', { name: 'Swap the days' }).click();
  await expect(page).toHaveURL('/events?from=2030-01-01&to=2199-02-01');
  await expect(told).toBeHidden();

  await page.goto('/pt-BR/events?from=2199-02-01&to=2030-01-01');
  await page.getByRole('link', { name: 'Trocar os dias' }).click();
  await expect(page).toHaveURL('/pt-BR/events?from=2030-01-01&to=2199-02-01');
});

test('the next events are shown below the last, each once, by keyboard', async ({ page }) => {
  const tickets = page.locator('main .ticket-link');
  await page.goto('/events');
  await expect(tickets).toHaveCount(12);
  const asked = page.waitForRequest((request) => request.url().includes('/api/events?'));
  await page.getByRole('button', { name: 'Show more events' }).press('Enter');
  // By cursor: nothing comes twice, however the list changes meanwhile.
  expect(new URL((await asked).url()).searchParams.get('cursor')).toBeTruthy();
  await expect(tickets.nth(12)).toBeFocused();
  const addresses = await tickets.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(addresses.length).toBeGreaterThan(12);
  expect(new Set(addresses).size).toBe(addresses.length);
  await expect(page.getByRole('status').filter({ hasText: /more events? shown/ })).toBeAttached();
});

test('an empty search offers what is near to it, or what comes next', async ({ page, request }) => {
  const event = await createEvent(request, { name: 'Quermesse da Lanterna', category: 'family' });
  // The words are known, together with this kind there is nothing.
  await page.goto('/events?q=quermesse&category=sport');
  await expect(page.getByRole('heading', { name: 'Close to what you looked for' })).toBeVisible();
  await expect(page.locator('main').getByRole('link', { name: event.name })).toBeVisible();
  await page.goto('/events?q=zzzzqqqq');
  await expect(page.getByRole('heading', { name: 'What comes next' })).toBeVisible();
  await expect(page.locator('main .ticket-link')).toHaveCount(3);
});

test('quick choices apply at once and are taken back by the same press', async ({ page }) => {
  await page.goto('/events');
  const free = page.getByRole('navigation', { name: 'Quick choices' }).getByRole('link', { name: /^Free/ });
  await free.click();
  await expect(page).toHaveURL('/events?maxPrice=0');
  await expect(free).toHaveAttribute('aria-current', 'true');
  await free.click();
  await expect(page).toHaveURL('/events');
});

test.describe('without a network', () => {
  test('a page that still sleeps says so, stays, and loses nothing', async ({ page, context }) => {
    await page.goto('/events');
    await context.setOffline(true);
    const notice = page.getByRole('status').filter({ hasText: 'You are offline.' });
    await expect(notice).toBeVisible();
    const field = page.getByRole('combobox', { name: 'Search' });
    await field.fill('jazz');
    await field.press('Enter');
    await expect(notice).toContainText('Nothing was sent, and nothing you typed is lost');
    await page.locator('main .ticket-link').first().click();
    await expect(page).toHaveURL('/events');
    await expect(field).toHaveValue('jazz');

    await context.setOffline(false);
    await expect(notice).toBeHidden();
    await field.press('Enter');
    await expect(page).toHaveURL('/events?q=jazz');
  });

  test('what loads more says that it could not, and can be asked again', async ({ page, context }) => {
    await page.goto('/events');
    await wake(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Show more events' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'More events could not be loaded' })).toBeVisible();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Show more events' }).click();
    await expect(page.locator('main .ticket-link').nth(12)).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: 'More events' })).toBeHidden();
  });
});

test('a picture lies on the colour of its kind until it is there', async ({ page }) => {
  await page.route('**/posters/*.svg', (route) => route.abort());
  await page.goto(EVENT);
  const ground = page.locator('main header svg[data-ground] rect');
  expect(await ground.evaluate((rect) => getComputedStyle(rect).fill)).toBe('oklch(0.72 0.13 12)');
});

test('the shop has no page for those who develop it', async ({ request }) => {
  for (const path of ['/dev/gallery', '/dev/mail', '/pt-BR/dev/gallery']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});
