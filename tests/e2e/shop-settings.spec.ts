import { ADMIN, expectAccessible, signIn } from './shop';
import { expect, test } from './test';

/** Every other journey sees the same shop at the same time: what is set here is what it has anyway, and a zone of no event. */
test('an admin sets what the shop looks like, and sees it before it is saved', async ({ page }) => {
  await signIn(page, ADMIN, '/admin/settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  const own = page.getByRole('checkbox', { name: 'A colour of your own' });
  const colour = page.getByLabel('Colour', { exact: true });
  // Before hydration a press is undone.
  await expect(async () => {
    await own.check();
    await expect(colour).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expectAccessible(page, ['dark']);
  await own.uncheck();

  const name = page.getByRole('textbox', { name: 'Name of the shop' });
  await name.fill('<b>');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await name.fill('EventHub');
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('BRL');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByText('The settings are saved.')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
