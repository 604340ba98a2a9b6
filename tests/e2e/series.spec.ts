import { ADMIN, createEvent, expectAccessible, signIn } from './shop';
import { expect, test } from './test';

test('an event becomes a series, and a change of one date applies to all', async ({ page, request }) => {
  // A long way, with five pages judged on it.
  test.slow();
  const event = await createEvent(request, { eventDate: '2031-05-17T20:00:00' });
  await signIn(page, ADMIN, `/admin/events/${event.id}/repeat`);
  await page.getByRole('spinbutton', { name: 'Dates in all' }).fill('4');
  await page.getByRole('button', { name: 'Show the dates' }).click();
  await expect(page.getByRole('heading', { name: '4 dates' })).toBeVisible();
  await expectAccessible(page, ['dark']);

  // One is not held, and another has fewer seats. Before hydration a press is undone.
  const second = page.getByRole('checkbox', { name: /May 24/ });
  const create = page.getByRole('button', { name: 'Make 2 more dates' });
  await expect(async () => {
    await second.uncheck();
    await expect(create).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.getByRole('textbox', { name: /^Seats on .*May 31/ }).fill('12');
  await create.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: event.name })).toBeVisible();
  await expect(page.getByText('3 dates, 3 to come')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Seats on .*May 31/ })).toHaveValue('12');
  await expect(page.getByRole('button', { name: /^Hold it after all: .*May 24/ })).toBeVisible();
  await expectAccessible(page, ['dark']);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const series = new URL(page.url()).pathname;

  await page.getByRole('row').filter({ hasText: 'May 31' }).getByRole('link').click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true }).first();
  const changed = `${event.name} by the sea`;
  const save = page.getByRole('button', { name: 'Save changes' });
  await expect(async () => {
    await name.fill(changed);
    await expect(save).toBeEnabled({ timeout: 1000 });
  }).toPass();
  await page.getByRole('radio', { name: 'All dates to come' }).check();
  await save.click();
  const dialog = page.getByRole('dialog', { name: '2 more dates change' });
  await dialog.getByRole('button', { name: 'Save 3 dates' }).click();
  await expect(page.getByText('3 dates are saved.')).toBeVisible();

  await page.goto(series);
  await page.getByRole('link', { name: 'View the page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: changed })).toBeVisible();
  await expect(page.getByText('3 dates to come')).toBeVisible();
  await expectAccessible(page, ['light']);
  await page.getByRole('link', { name: /Jun 7/ }).click();
  const others = page.getByRole('navigation', { name: 'Other dates' });
  await expect(others.getByRole('link')).toHaveCount(3);
  await others.getByRole('link', { name: 'All 3 dates' }).click();
  await expect(page).toHaveURL(/\/series\//);

  await page.goto(`${series}/dates`);
  await expect(page.getByRole('heading', { level: 1, name: 'More dates' })).toBeVisible();
  await expectAccessible(page, ['dark']);
  await page.goto('/pt-BR/admin/series');
  await expect(page.getByRole('heading', { level: 1, name: 'Séries' })).toBeVisible();
  await expectAccessible(page, ['dark']);
});
