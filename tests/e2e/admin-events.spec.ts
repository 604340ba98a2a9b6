import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { editPath } from './admin';
import { ADMIN, asAdmin, createEvent, expectAccessible, signIn } from './shop';
import { expect, ONE_WIDTH, test } from './test';

/** Running several events from the browser, by whatever screen. */

test.describe.configure({ timeout: 120_000 });

test('publishes drafts together, takes that back, and cancels them with a word', async ({ page, request }) => {
  const word = `Quay${randomUUID().slice(0, 6)}`;
  for (const number of [1, 2]) await createEvent(request, { name: `${word} ${number}`, status: 'DRAFT' });
  await signIn(page, ADMIN, '/admin/events');
  await page.goto(`/admin/events?q=${word}`);
  const rows = page.getByRole('row').filter({ hasText: word });
  const bar = page.getByRole('region', { name: 'Chosen events' });
  // Before hydration a box that is checked tells nobody.
  await expect(async () => {
    await page.getByRole('checkbox', { name: 'Choose all on this page' }).setChecked(true);
    await expect(bar).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(bar).toContainText('2 events chosen');
  await bar.getByRole('button', { name: 'Publish 2 drafts' }).click();
  await expect(rows.filter({ hasText: 'On sale' })).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows.filter({ hasText: 'Draft' })).toHaveCount(2);

  await page.getByRole('checkbox', { name: `Choose ${word} 1` }).check();
  await bar.getByRole('button', { name: 'Cancel 1' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Your words').fill('The quay is closed.');
  await dialog.getByRole('button', { name: 'Cancel 1 event' }).click();
  await expect(dialog).toBeHidden();
  await expect(rows.filter({ hasText: 'Cancelled' })).toHaveCount(1);
});

test('plans, illustrates and copies a draft', async ({ page, request }) => {
  const event = await createEvent(request, { status: 'DRAFT' });
  await signIn(page, ADMIN, editPath(event));
  const dialog = page.getByRole('dialog');
  // Before hydration the button does nothing yet.
  await expect(async () => {
    await page.getByRole('button', { name: 'Schedule…' }).click();
    await expect(dialog).toBeVisible({ timeout: 1000 });
  }).toPass();
  await dialog.getByLabel('Publish at').fill('2031-05-01T10:00');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(page.getByText('Publishes itself on May 1, 2031, 10:00 AM.', { exact: true })).toBeVisible();

  const files = page.getByLabel('Upload a picture').and(page.locator('input'));
  await files.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') });
  await expect(page.getByText('This is no JPEG, PNG or WebP picture')).toBeVisible();
  const picture = sharp({ create: { width: 800, height: 450, channels: 3, background: '#2a6' } });
  await files.setInputFiles({ name: 'b.jpg', mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() });
  const address = page.getByLabel('Image address');
  await expect(address).toHaveValue(/^\/pictures\/[0-9a-f]{32}-800\.webp$/);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('No changes yet')).toBeVisible();
  const served = await request.get(await address.inputValue());
  expect([served.status(), served.headers()['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);

  // Beside the form where there is room, over it where there is not.
  const button = page.getByRole('button', { name: 'Preview', exact: true });
  if (await button.isVisible()) await button.click();
  await expect(page.getByText('In lists')).toBeVisible();
  await expect(page.locator('[inert] img[src*="/pictures/"]').first()).toBeAttached();
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');

  await page.goto(`/admin/events?q=${encodeURIComponent(event.name)}`);
  const menu = page.getByRole('menuitem', { name: 'Duplicate' });
  await expect(async () => {
    if (!(await menu.isVisible())) await page.getByRole('button', { name: `Actions for ${event.name}` }).click();
    await expect(menu).toBeVisible({ timeout: 1000 });
  }).toPass();
  await menu.click();
  await page.getByLabel('Name of the copy').fill(`${event.name} again`);
  await page.getByRole('button', { name: 'Make the copy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${event.name} again` })).toBeVisible();
  await expect(page.getByLabel('Begins')).toHaveValue('2031-05-24T20:00');
});

/** As whoever has no mouse gets there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

test('makes an event by keyboard alone', ONE_WIDTH, async ({ page, request }) => {
  const name = `Keys ${randomUUID().slice(0, 8)}`;
  await signIn(page, ADMIN, '/admin/events/new');
  await page.getByRole('heading', { level: 1, name: 'New event' }).waitFor();
  const field = (label: string) => page.getByLabel(label, { exact: true }).first();
  await tabTo(page, field('Name'));
  await page.keyboard.type(name);
  await tabTo(page, field('Begins'));
  await page.keyboard.type('03152031');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('0800PM');
  for (const [label, text] of [
    ['Place', 'Recife'],
    ['Capacity', '80'],
    ['Price', '12.50'],
  ] as const) {
    await tabTo(page, field(label));
    await page.keyboard.type(text);
  }
  await tabTo(page, page.getByRole('button', { name: 'Create event' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/admin/events');
  const headers = await asAdmin(request);
  const { content } = await (await request.get(`/api/events?q=${encodeURIComponent(name)}`, { headers })).json();
  expect(content).toMatchObject([
    { name, eventDate: '2031-03-15T20:00:00', capacity: 80, price: 12.5, status: 'DRAFT' },
  ]);
});

test('looks at a file of events before importing it', async ({ page }) => {
  const word = `Regatta${randomUUID().slice(0, 6)}`;
  await signIn(page, ADMIN, '/admin/events');
  await page.goto('/admin/events/import');
  const table = `uid,name,startDate,location\n${word},${word},2031-06-01,Recife\n${word}x,,2031-06-02,Natal\n`;
  await page.getByLabel('File').setInputFiles({ name: 'events.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByRole('button', { name: 'Look at it' }).click();
  // Whoever sent the form from its end begins to read at the top of what came of it.
  const preview = page.getByRole('heading', { name: 'What would change' });
  await expect(preview).toBeFocused({ timeout: 60_000 });
  await expect(preview).toBeInViewport();
  await expect(page.getByRole('row').filter({ hasText: word })).toContainText('New');
  await expect(page.getByRole('row').filter({ hasText: 'name: This is missing.' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import 1 event' }).click();
  await expect(page.getByText('Imported', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.goto(`/admin/events?q=${word}`);
  await expect(page.getByRole('row').filter({ hasText: word })).toContainText('Draft');
});
