import type { Browser } from '@playwright/test';
import { ADMIN, signIn } from './shop';
import { expect } from './test';

/** Reads links off the admin's mail list, as whoever runs the shop does while no mail is sent. */
export async function openMailbox(browser: Browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, ADMIN, '/admin/events');
  return {
    page,
    /** The link of the newest mail to `recipient` of that kind, written as the admin's English list calls it. */
    async linkTo(recipient: string, kind: string): Promise<string> {
      const show = page.getByRole('button', { name: `Show link to ${recipient}, ${kind}` }).first();
      // What is mailed is written after the answer.
      await expect(async () => {
        await page.goto('/admin/mail');
        await expect(show).toBeVisible({ timeout: 1_000 });
      }).toPass();
      const link = page.getByRole('textbox', { name: `Link to ${recipient}` }).first();
      await expect(async () => {
        // Before the page has come alive the button does nothing yet; once the link stands there it is gone.
        if (await show.isVisible()) await show.click({ timeout: 1_000 });
        await expect(link).toBeVisible({ timeout: 3_000 });
      }).toPass();
      return link.inputValue();
    },
    close: () => context.close(),
  };
}
