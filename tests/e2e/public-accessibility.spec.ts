import { expectAccessible } from './shop';
import { expect, test } from './test';

const PAGES = [
  '/',
  '/events',
  '/events?q=zzzzqqqq',
  '/events/jazz-under-the-half-moon',
  '/events/a-ultima-sessao-do-cine-iris',
  '/pt-BR/events/open-air-cinema-on-the-roof',
  '/no/such/page',
];

for (const path of PAGES) {
  test(`${path} has no serious accessibility error`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('header').getByRole('link', { name: /Sign in|Entrar/ })).toBeVisible();
    await expectAccessible(page, ['light', 'dark'], { rules: ['best-practice'] });
  });
}
