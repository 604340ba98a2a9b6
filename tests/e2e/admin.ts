import { expect, type Page } from '@playwright/test';

export const editPath = (event: { id: string }) => `/admin/events/${event.id}/edit`;

/** The row of `name` in the list, found by searching for it. */
export async function rowOf(page: Page, name: string) {
  await page.goto(`/admin/events?q=${encodeURIComponent(name)}`);
  return page.getByRole('row').filter({ hasText: name });
}

export async function choose(page: Page, name: string, entry: string): Promise<void> {
  const row = await rowOf(page, name);
  const menu = page.getByRole('menuitem', { name: entry });
  // Before hydration the button does nothing yet.
  await expect(async () => {
    if (!(await menu.isVisible())) await row.getByRole('button', { name: `Actions for ${name}` }).click();
    await expect(menu).toBeVisible({ timeout: 1000 });
  }).toPass();
  await menu.click();
}
