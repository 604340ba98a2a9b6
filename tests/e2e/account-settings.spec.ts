import type { Page } from '@playwright/test';
import { openMailbox } from './mailed';
import { buyTicket, createEvent, newPerson, type Person, registerPerson, signIn } from './shop';
import { expect as expectSoon, test } from './test';

// Whole journeys with several hashes of a password each: long on a busy machine, and still one promise each.
test.describe.configure({ timeout: 120_000 });
const expect = expectSoon.configure({ timeout: 20_000 });

const NEW_PASSWORD = 'seven quiet tram stops';

/** A section of the account page. */
const section = (page: Page, title: string) => page.getByRole('region', { name: title });

async function trySignIn(page: Page, { username }: Pick<Person, 'username'>, password: string): Promise<void> {
  await page.goto('/login?next=/account');
  await page.locator('main [name=username]').fill(username);
  await page.locator('main [name=password]').fill(password);
  await page.locator('main form button[type=submit]').click();
}

test('a changed password: the old one is refused, and the other browser is out', async ({ page, browser, request }) => {
  const person = await registerPerson(request);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signIn(other, person, '/account');
  await signIn(page, person, '/account');

  const form = section(page, 'Password');
  await form.getByLabel('Current password').fill('not the password');
  await form.getByLabel('New password').fill(NEW_PASSWORD);
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByText('This is not your current password.')).toBeVisible();
  await expect(form.getByLabel('Current password')).toBeFocused();
  await form.getByLabel('Current password').fill(person.password);
  await form.getByLabel('New password').fill('short');
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByText('At least 8 characters.', { exact: true })).toBeVisible();
  await expect(form.getByLabel('New password')).toBeFocused();
  await form.getByLabel('New password').fill(NEW_PASSWORD);
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password changed. Everywhere else you are signed out.')).toBeVisible();
  await expect(form.getByLabel('Current password')).toHaveValue('');
  await expect(section(page, 'Where you are signed in').getByText('on this device only')).toBeVisible();

  await other.goto('/account');
  await expect(other).toHaveURL('/login?next=%2Faccount');
  await trySignIn(other, person, person.password);
  await expect(other.getByRole('main').getByRole('alert')).toContainText('do not match');
  await trySignIn(other, person, NEW_PASSWORD);
  await expect(other).toHaveURL('/account');
  await elsewhere.close();
});

test('a forgotten password: confirm the address, choose a new one by link, once', async ({
  page,
  browser,
  request,
}) => {
  const person = await registerPerson(request);
  const mailbox = await openMailbox(browser);
  const ask = async () => {
    await page.goto('/login');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByLabel('E-mail', { exact: true }).fill(person.email);
    await page.getByRole('button', { name: 'Make a link' }).click();
    const heading = page.getByRole('heading', { name: 'Ask whoever runs this site' });
    await expect(heading).toBeFocused();
  };

  // An address that nobody has confirmed is confirmed first.
  await ask();
  await page.goto(await mailbox.linkTo(person.email, 'Confirm the address'));
  await page.getByRole('button', { name: 'Confirm address' }).click();
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeFocused();
  await ask();
  const link = await mailbox.linkTo(person.email, 'Choose a new password');

  await page.goto(link);
  await expect(page).toHaveURL('/reset-password');
  await page.getByLabel('New password').fill('password1');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByLabel('New password')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('heading', { name: 'Your new password is set' })).toBeFocused();

  await trySignIn(page, person, person.password);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('do not match');
  await trySignIn(page, person, NEW_PASSWORD);
  await expect(page).toHaveURL('/account');

  await page.goto(link);
  await page.getByLabel('New password').fill('another try altogether');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeFocused();
  await mailbox.close();
});

test('asking for a link says the same for an address that nobody has', async ({ page }) => {
  const { email } = newPerson();
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail', { exact: true }).fill('not an address');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByText('Write an e-mail address such as')).toBeVisible();
  await expect(page.getByLabel('E-mail', { exact: true })).toBeFocused();
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByText(`If ${email} belongs to an account`)).toBeVisible();
  await page.getByRole('button', { name: 'Try another address' }).click();
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('');
});

test('an address is confirmed by a button: opening the link uses nothing up and leaves no secret behind', async ({
  page,
  browser,
  request,
}) => {
  const person = await registerPerson(request);
  await signIn(page, person, '/account');
  await expect(page.getByText('Your e-mail address is not confirmed yet')).toBeVisible();
  const email = section(page, 'E-mail');
  await email.getByRole('button', { name: 'Send the link again' }).click();
  await expect(page.getByText('A new link was made.')).toBeVisible();
  const mailbox = await openMailbox(browser);
  const link = await mailbox.linkTo(person.email, 'Confirm the address');

  // A mail scanner looks first.
  for (const method of ['GET', 'HEAD'] as const) {
    const scanned = await request.fetch(link, { method });
    expect(scanned.status()).toBe(200);
    expect(scanned.headers()['referrer-policy']).toBe('strict-origin');
    expect(scanned.headers()['cache-control']).toContain('no-store');
  }
  await page.goto(link);
  await expect(page).toHaveURL('/verify-email');
  await page.goto('/account');
  await expect(email.getByText('Not confirmed')).toBeVisible();

  await page.goto(link);
  await expect(page).toHaveURL('/verify-email');
  // Changing the language keeps the link.
  await page.getByRole('contentinfo').getByRole('link', { name: 'PT Português' }).click();
  await expect(page).toHaveURL('/pt-BR/verify-email');
  await page.getByRole('button', { name: 'Confirmar e-mail' }).click();
  await expect(page.getByRole('heading', { name: 'Seu e-mail está confirmado' })).toBeVisible();
  await page.goto('/account');
  await expect(email.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByText('Your e-mail address is not confirmed yet')).toBeHidden();
  await mailbox.close();
});

test('another address takes the place of the old one once its link is opened', async ({ page, browser, request }) => {
  const person = await registerPerson(request);
  const next = newPerson().email;
  await signIn(page, person, '/account');
  const email = section(page, 'E-mail');
  await expect(async () => {
    await email.getByText('Use another address').click();
    await expect(email.getByLabel('New e-mail address')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await email.getByLabel('New e-mail address').fill(next);
  await email.getByLabel('Current password').fill(person.password);
  await email.getByRole('button', { name: 'Send link to the new address' }).click();
  await expect(page.getByText(`A link was made that makes ${next} your address.`)).toBeVisible();
  await expect(email.getByText(person.email)).toBeVisible();

  const mailbox = await openMailbox(browser);
  await page.goto(await mailbox.linkTo(next, 'Confirm a new address'));
  await page.getByRole('button', { name: 'Confirm address' }).click();
  await page.getByRole('link', { name: 'To my account' }).click();
  await expect(email.getByText(next)).toBeVisible();
  await expect(email.getByText('Confirmed', { exact: true })).toBeVisible();
  await mailbox.close();
});

test('a session elsewhere is signed out from here', async ({ page, browser, request }) => {
  const person = await registerPerson(request);
  const elsewhere = await browser.newContext({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  });
  const other = await elsewhere.newPage();
  await signIn(other, person, '/tickets');
  await signIn(page, person, '/account');

  const sessions = section(page, 'Where you are signed in');
  const rows = sessions.getByRole('listitem');
  // This browser, the telephone, and the program that registered.
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('This device');
  await expect(rows.first().getByRole('button')).toHaveCount(0);
  const phone = rows.filter({ hasText: 'Safari on iPhone' });
  await expect(phone).toContainText('active now');
  await expect(phone).toContainText('address 127.0.0.1');
  await phone.getByRole('button', { name: 'Sign out Safari on iPhone' }).click();
  await expect(page.getByText('Signed out there.')).toBeVisible();
  await expect(rows).toHaveCount(2);
  await expect(sessions.getByRole('list')).toBeFocused();
  await other.reload();
  await expect(other).toHaveURL(/\/login\?next=/);

  await sessions.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(rows).toHaveCount(1);
  expect((await request.get('/api/auth/me', { headers: { authorization: `Bearer ${person.token}` } })).status()).toBe(
    401,
  );
  await elsewhere.close();
});

test('a new name shows at once, and a taken username is named', async ({ page, request }) => {
  const taken = await registerPerson(request);
  const person = await registerPerson(request);
  await signIn(page, person, '/account');
  const profile = section(page, 'Profile');
  await profile.getByLabel('Your name').fill('  Teresa Lima ');
  await profile.getByLabel('Username').fill(taken.username);
  await profile.getByRole('button', { name: 'Save profile' }).click();
  await expect(profile.getByText('Somebody has this already.')).toBeVisible();
  await expect(profile.getByLabel('Username')).toBeFocused();
  await expect(profile.getByLabel('Your name')).toHaveValue('  Teresa Lima ');
  await profile.getByLabel('Username').fill(`${person.username}.x`);
  await profile.getByRole('button', { name: 'Save profile' }).click();
  await expect(page.getByText('Profile saved.')).toBeVisible();
  await expect(profile.getByLabel('Your name')).toHaveValue('Teresa Lima');
  const me = await (await page.request.get('/api/auth/me')).json();
  expect(me).toMatchObject({ name: 'Teresa Lima', username: `${person.username}.x`, email: person.email });
});

test('the language is chosen, and what was typed stays', async ({ page, request }) => {
  const person = await registerPerson(request);
  await signIn(page, person, '/account');
  await section(page, 'Profile').getByLabel('Your name').fill('Not saved yet');
  await section(page, 'Language').getByLabel('Language').selectOption('pt-BR');
  await section(page, 'Language').getByRole('button', { name: 'Use this language' }).click();
  await expect(page).toHaveURL('/pt-BR/account#language');
  await expect(section(page, 'Perfil').getByLabel('Seu nome')).toHaveValue('Not saved yet');
  expect((await (await page.request.get('/api/auth/me')).json()).locale).toBe('pt-BR');
});

test('an account is deleted, after its password and its name', async ({ page, browser, request }) => {
  const person = await registerPerson(request);
  const event = await createEvent(request);
  await buyTicket(request, person, event.id);
  await signIn(page, person, '/account');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download my data' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);

  const dialog = page.getByRole('alertdialog', { name: 'Delete your account?' });
  await expect(async () => {
    await page.getByRole('button', { name: 'Delete account' }).click();
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(dialog).toContainText('You hold one ticket to an upcoming event.');
  await expect(dialog.getByRole('button', { name: 'Keep account' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Delete account' })).toBeFocused();

  await page.keyboard.press('Enter');
  const confirm = dialog.getByRole('button', { name: 'Delete account for good' });
  await dialog.getByLabel('Current password').fill(person.password);
  await dialog.getByLabel('Type your username').fill('somebody else');
  await confirm.click();
  await expect(dialog.getByText(`Type ${person.username} exactly`)).toBeVisible();
  await dialog.getByLabel('Type your username').fill(person.username);
  await dialog.getByLabel('Current password').fill('not the password');
  await confirm.click();
  await expect(dialog.getByText('This is not your current password.')).toBeVisible();
  await dialog.getByLabel('Current password').fill(person.password);
  await confirm.click();
  await expect(page).toHaveURL('/account/deleted');
  await expect(page.getByRole('heading', { name: 'Your account is deleted' })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();

  expect((await request.get('/api/auth/me', { headers: { authorization: `Bearer ${person.token}` } })).status()).toBe(
    401,
  );
  const anew = await browser.newPage();
  await trySignIn(anew, person, person.password);
  await expect(anew.getByRole('main').getByRole('alert')).toContainText('do not match');
  await anew.close();
});

test('the mail list is an admin’s alone', async ({ page, request }) => {
  await page.goto('/admin/mail');
  await expect(page).toHaveURL('/login?next=%2Fadmin%2Fmail');
  await signIn(page, await registerPerson(request), '/tickets');
  expect((await page.goto('/admin/mail'))?.status()).toBe(404);
  await expect(page.getByRole('link', { name: 'Mail' })).toHaveCount(0);
});

test('a link without its secret says so, and leads on', async ({ page }) => {
  for (const path of [
    '/reset-password',
    '/verify-email',
    '/reset-password?token=',
    '/reset-password?token=a&token=b',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'This link is incomplete' })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Ask for a new link' }).click();
  await expect(page).toHaveURL('/forgot-password');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a made-up link is refused, and a password too short says so', async ({ page }) => {
    await page.goto('/reset-password?token=made-up');
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(page.getByText('At least 8 characters.', { exact: true })).toBeVisible();
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  });
});
