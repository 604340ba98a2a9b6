import { openMailbox } from './mailed';
import { buyTicket, createEvent, expectAccessible, newPerson, registerPerson, signIn } from './shop';
import { expect, test } from './test';
import { wake } from './wake';

test.describe('a ticket', () => {
  test.describe.configure({ timeout: 90_000 });

  test('goes to somebody who has no account yet, under another code', async ({ page, request, browser }) => {
    const event = await createEvent(request);
    const giver = await registerPerson(request);
    await buyTicket(request, giver, event.id);
    const reader = newPerson();
    const code = (of: typeof page) => of.getByText(/^[A-HJ-KM-NP-Z2-9]{9}$/);

    await signIn(page, giver, '/tickets');
    const before = (await code(page).textContent()) ?? '';
    await expect(page.getByRole('img', { name: `QR code of ticket ${before}` })).toBeVisible();
    await page.getByRole('button', { name: 'Hand on' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('No mail is sent from here yet.');
    await dialog.getByLabel('Their e-mail address').fill(giver.email);
    await dialog.getByRole('button', { name: 'Hand on' }).click();
    await expect(dialog.getByLabel('Their e-mail address')).toHaveAccessibleDescription(/your own address/);
    await expectAccessible(page);
    const handOn = async () => {
      await dialog.getByLabel('Their e-mail address').fill(reader.email);
      await dialog.getByRole('button', { name: 'Hand on' }).click();
      await expect(page.getByText(`On its way to ${reader.email}`)).toBeVisible();
    };
    await handOn();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect(page.getByText('The ticket is yours again, under a new code.')).toBeVisible();
    await expect(page.locator('#content')).toBeFocused();
    await page.getByRole('button', { name: 'Hand on' }).click();
    await handOn();
    await expect(page.getByRole('img', { name: /^QR code/ })).toHaveCount(0);

    const mailbox = await openMailbox(browser);
    const link = await mailbox.linkTo(reader.email, 'Ticket offered');
    await mailbox.close();
    const elsewhere = await browser.newContext();
    const theirs = await elsewhere.newPage();
    await theirs.goto(link);
    await expect(theirs.getByText(`${giver.name} wants you to have it.`)).toBeVisible();
    await theirs.getByRole('link', { name: 'Create an account' }).click();
    for (const [field, value] of Object.entries(reader)) await theirs.locator(`main [name=${field}]`).fill(value);
    await theirs.locator('main form button[type=submit]').first().click();
    await theirs.getByRole('button', { name: 'Accept the ticket' }).click();
    await expect(theirs.getByRole('heading', { name: 'The ticket is yours' })).toBeFocused();
    await theirs.getByRole('link', { name: 'To my tickets' }).click();
    await expect(theirs.getByText(`From ${giver.name}, yours since`)).toBeVisible();
    await expect(code(theirs)).not.toHaveText(before);
    await theirs.goto(link);
    await expect(theirs.getByText('This link no longer works')).toBeVisible();
    await elsewhere.close();

    await page.reload();
    await expect(page.getByRole('heading', { name: 'No tickets yet' })).toBeVisible();
  });

  test('is read without JavaScript, and opens without a network once it was', async ({ browser, page, request }) => {
    const event = await createEvent(request);
    const person = await registerPerson(request);
    await buyTicket(request, person, event.id);
    await signIn(page, person, '/tickets');
    const picture = { name: /^QR code of ticket/ };
    await expect(page.getByText('Kept on this device')).toBeVisible({ timeout: 20_000 });

    const state = await page.context().storageState();
    const still = await browser.newContext({ javaScriptEnabled: false, storageState: state });
    const plain = await still.newPage();
    await plain.goto('/tickets');
    await expect(plain.getByRole('img', picture)).toBeVisible();
    await still.close();

    await page.context().setOffline(true);
    await page.reload();
    await expect(page.getByRole('img', picture)).toBeVisible();
    // What is not kept is not to be had, and says what is.
    await page.goto('/events');
    await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
    await page.getByRole('link', { name: 'My tickets' }).click();
    await expect(page.getByRole('img', picture)).toBeVisible();
    await page.context().setOffline(false);

    // The session ended by itself: what was kept is not for whoever signs in next.
    await page.context().clearCookies();
    await page.goto('/login');
    const kept = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(':tickets:')));
    await expect.poll(kept).toEqual([]);
  });

  test('is left behind by signing out, without a call that is refused', async ({ page, request }) => {
    const refused: string[] = [];
    page.on('response', (answer) => answer.status() === 401 && refused.push(answer.url()));
    await signIn(page, await registerPerson(request), '/tickets');
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
    await wake(page);
    expect(refused).toEqual([]);
  });
});
