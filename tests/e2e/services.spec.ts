import type { Page } from '@playwright/test';
import { openMailbox } from './mailed';
import { CLIENT, openProvider } from './openid-provider';
import { freePort, openShop } from './own-shop';
import { codeOf, setUpApp, showPassword } from './second-factor';
import { expectAccessible, newPerson, registerPerson } from './shop';
import { test as base, expect as expectSoon } from './test';

/** Each step goes over a service and back: on a busy machine that takes its time. */
const expect = expectSoon.configure({ timeout: 30_000 });

/** A shop that knows another service, and the service: both for one worker. */
const test = base.extend<object, { shop: { url: string } }>({
  shop: [
    async ({ playwright: _playwright }, use) => {
      const port = await freePort();
      const shop = await openShop({
        AUTH_OIDC_ISSUER: `http://127.0.0.1:${port}`,
        AUTH_OIDC_ID: CLIENT.id,
        AUTH_OIDC_SECRET: CLIENT.secret,
        AUTH_OIDC_NAME: 'Test ID',
      });
      const provider = await openProvider(port, `${shop.url}/api/auth/callback/oidc`);
      await use(shop);
      provider.close();
      await shop.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ shop }, use) => use(shop.url),
});

// In one worker: starting a shop takes longer than any of its journeys.
test.describe.configure({ mode: 'default', timeout: 180_000 });

type Claims = { email: string; email_verified?: boolean };

/** Signs in at the other service, as whoever `claims` describe, and agrees to what it passes on. */
async function answerAtService(page: Page, { email, email_verified = true }: Claims) {
  await expect(page).toHaveURL(/\/interaction\//);
  await page.locator('[name=login]').fill(JSON.stringify({ email, email_verified, name: 'Bia Lima' }));
  await page.locator('[name=password]').fill('anything');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

const viaService = (page: Page) => page.getByRole('button', { name: 'Continue with Test ID' }).click();
const header = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Account' });

test.describe('signing in by another service', () => {
  test('opens an account, leads on, and knows it again', async ({ page, context }) => {
    const email = newPerson().email;
    await page.goto('/register?next=/tickets');
    await viaService(page);
    await answerAtService(page, { email });
    await expect(page).toHaveURL('/tickets');
    await expect(header(page)).toBeVisible();
    const me = async () => (await page.request.get('/api/auth/me')).json();
    const first = await me();
    expect(first).toMatchObject({ email, name: 'Bia Lima', role: 'USER' });

    await context.clearCookies();
    await page.goto('/pt-BR/login');
    await page.getByRole('button', { name: 'Continuar com Test ID' }).click();
    await answerAtService(page, { email });
    await expect(page).toHaveURL('/pt-BR');
    expect((await me()).id).toBe(first.id);
  });

  test('says in both languages that it was stopped half way', async ({ page }) => {
    await page.goto('/login?next=/tickets');
    await viaService(page);
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expect(page).toHaveURL('/login?problem=cancelled&next=%2Ftickets');
    await expect(page.getByRole('main').getByText('You stopped half way')).toBeVisible();
    await page.goto('/pt-BR/login?problem=cancelled');
    await expect(page.getByRole('main').getByText('Você parou no meio do caminho')).toBeVisible();
  });

  test('never takes over an account whose address nobody confirmed', async ({ page, request }) => {
    const person = await registerPerson(request);
    await page.goto('/login');
    await viaService(page);
    await answerAtService(page, { email: person.email });
    await expect(page).toHaveURL('/login?problem=link_first');
    await expect(page.getByRole('main').getByText('There is already an account with this address')).toBeVisible();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  });

  test('takes no address that the service does not vouch for', async ({ page }) => {
    await page.goto('/login');
    await viaService(page);
    await answerAtService(page, { email: newPerson().email, email_verified: false });
    await expect(page).toHaveURL('/login?problem=email_unverified');
  });

  test('takes no answer that this browser did not ask for', async ({ page, browser }) => {
    await page.goto('/login');
    await viaService(page);
    // The answer to one browser is brought into another one.
    const answer = page.waitForRequest(/\/api\/auth\/callback\/oidc/);
    await page.route(/\/api\/auth\/callback\/oidc/, (route) => route.abort());
    await answerAtService(page, { email: newPerson().email }).catch(() => undefined);
    const victim = await browser.newPage();
    await victim.goto((await answer).url());
    await expect(victim).toHaveURL('/login?problem=expired');
    await expect(victim.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
    await victim.close();
  });

  test('works without JavaScript', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/login?next=/tickets');
    await viaService(page);
    await answerAtService(page, { email: newPerson().email });
    await expect(page).toHaveURL('/tickets');
    await context.close();
  });
});

test('an account is linked by its owner, signs them in, and is unlinked again', async ({ page, browser, request }) => {
  const person = await registerPerson(request);
  const other = { email: newPerson().email };
  await showPassword(page, person, '/account');
  const section = page.locator('#sign-in');
  await expect(section.getByText('Confirm your e-mail address first')).toBeVisible();

  const mailbox = await openMailbox(browser);
  await page.goto(await mailbox.linkTo(person.email, 'Confirm the address'));
  await page.getByRole('button', { name: 'Confirm address' }).click();
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await mailbox.close();

  await page.goto('/account');
  await section.getByRole('button', { name: 'Link Test ID' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Current password').fill('not the password');
  await dialog.getByRole('button', { name: 'Go on to Test ID' }).click();
  await expect(dialog.getByText('This is not your current password.')).toBeVisible();
  await dialog.getByLabel('Current password').fill(person.password);
  await dialog.getByRole('button', { name: 'Go on to Test ID' }).click();
  await answerAtService(page, other);
  await expect(page).toHaveURL('/account?linked=oidc#sign-in');
  await expect(section.getByText('Test ID is linked')).toBeVisible();
  await expectAccessible(page);

  // Another browser, which knows nobody.
  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await elsewhere.goto('/login?next=/account');
  await viaService(elsewhere);
  await answerAtService(elsewhere, other);
  await expect(elsewhere).toHaveURL('/account');
  expect(await (await elsewhere.request.get('/api/auth/me')).json()).toMatchObject({ username: person.username });
  await context.close();

  await section.getByRole('button', { name: `Unlink Test ID, ${other.email}` }).click();
  await dialog.getByLabel('Current password').fill(person.password);
  await dialog.getByRole('button', { name: 'Unlink', exact: true }).click();
  await expect(section.getByRole('button', { name: 'Link Test ID' })).toBeVisible();
});

test('a second factor is asked for after another service, too; the only way in stays', async ({ page, browser }) => {
  const { email } = newPerson();
  await page.goto('/login?next=/account');
  await viaService(page);
  await answerAtService(page, { email });
  await expect(page).toHaveURL('/account');

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: `Unlink Test ID, ${email}` }).click();
  await dialog.getByRole('button', { name: 'Unlink', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('only way in');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Set up an app' }).click();
  const { secret } = await setUpApp(page, { password: null });
  await page.getByRole('button', { name: 'I have kept them' }).click();

  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await elsewhere.goto('/pt-BR/login?next=/tickets');
  await elsewhere.getByRole('button', { name: 'Continuar com Test ID' }).click();
  await answerAtService(elsewhere, { email });
  await expect(elsewhere).toHaveURL('/pt-BR/login/code');
  expect((await elsewhere.request.get('/api/auth/me')).status()).toBe(401);
  await expectAccessible(elsewhere);
  const code = elsewhere.locator('[name=code]');
  await code.fill('000000');
  await code.press('Enter');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  await code.fill(codeOf(secret, 1));
  await code.press('Enter');
  await expect(elsewhere).toHaveURL('/pt-BR/tickets');
  await context.close();
});
