import { randomUUID } from 'node:crypto';
import { ADMIN, buyTicket, createEvent, expectAccessible, registerPerson, signIn } from './shop';
import { expect, test } from './test';

test('an admin sees a sale, and by which link it came, without loading the page again', async ({
  page,
  request,
  context,
  isMobile,
}) => {
  test.setTimeout(90_000);
  const source = `link-${randomUUID().slice(0, 8)}`;
  const event = await createEvent(request);
  const buyer = await registerPerson(request);

  // By a link to the home page, and three pages on to the button.
  const shop = await context.newPage();
  await shop.goto(`/?utm_source=${source}&utm_medium=mail`);
  await shop.getByRole('contentinfo').getByRole('link', { name: 'Events' }).click();
  await expect(shop).toHaveURL('/events');
  await signIn(shop, buyer, `/events/${event.slug}`);
  await shop.getByRole('button', { name: 'Buy 1 ticket' }).click();
  await expect(shop.getByRole('button', { name: 'Buy more' })).toBeVisible();
  await context.clearCookies();

  await page.clock.install();
  await signIn(page, ADMIN, '/admin');
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  const panel = page.getByRole('region', { name: 'Where buyers come from' });
  await panel.getByText('Show as a table').click();
  const orders = panel.getByRole('row').filter({ hasText: source }).getByRole('cell').nth(1);
  await expect(orders).toHaveText('1');
  await buyTicket(request, buyer, event.id, { source });
  await page.clock.fastForward(31_000);
  await expect(orders).toHaveText('2');

  // The charts are there, and what is chosen by keyboard stands in the address.
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await page.getByRole('link', { name: '7 days' }).press('Enter');
  await expect(page).toHaveURL('/admin?range=7d');
  await expect(page.getByRole('link', { name: '7 days' })).toHaveAttribute('aria-current', 'true');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);

  if (!isMobile) return;
  // The head leaves the screen to what a page is about, and shows where one is, however far along its row.
  await page.goto('/admin/webhooks');
  const places = page.getByRole('navigation', { name: 'Administration' });
  await expect(places.getByRole('link', { name: 'Webhooks' })).toBeInViewport({ ratio: 1 });
  const warning = page.locator('main [data-slot="alert"]').filter({ hasText: 'Mail goes nowhere' });
  for (const row of [places, warning]) expect((await row.boundingBox())?.height).toBeLessThan(60);
});
