import AxeBuilder from '@axe-core/playwright';
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });
    for (const path of PAGES) {
      test(`${path} has no serious accessibility error`, async ({ page }) => {
        await page.goto(path);
        await expect(page.locator('header').getByRole('link', { name: /Sign in|Entrar/ })).toBeVisible();
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
      });
    }
  });
}
