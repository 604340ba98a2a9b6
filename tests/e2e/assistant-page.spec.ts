import { createEvent, expectAccessible } from './shop';
import { expect, test } from './test';

/** How the assistant is reached and left: the same at any width. */
test.describe.configure({ timeout: 90_000 });

test('the assistant is used by the keyboard alone, is there on the next page, and has a page of its own', async ({
  page,
  request,
}) => {
  const event = await createEvent(request, { name: 'Lantern Walk at Low Tide' });
  await page.goto('/');
  const launcher = page.getByRole('link', { name: 'Ask', exact: true });
  await launcher.focus();
  await launcher.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Ask EventHub' });
  await expect(panel.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(`Tell me about ${event.name}`);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toContainText(event.name);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(launcher).toBeFocused();

  // The scripts of the next page sleep: a press before they are awake opens it all the same, with what was said.
  await page.goto(`/events/${event.slug}`);
  await launcher.click();
  await expect(panel).toContainText(`Tell me about ${event.name}`);

  await page.goto('/chat');
  await expect(page.getByRole('main')).toContainText(`Tell me about ${event.name}`);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Delete the conversation/ }).click();
  await expect(page.getByRole('main')).not.toContainText(`Tell me about ${event.name}`);
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('leads to its page where no script runs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('/events');
  await page.getByRole('link', { name: 'Ask', exact: true }).click();
  await expect(page).toHaveURL('/chat');
  await expect(page.getByRole('main')).toContainText('The assistant needs JavaScript');
  await context.close();
});
