import { readFile } from 'node:fs/promises';
import { addPasskey, codeOf, secondFactorSection, securityKey, setUpApp, showPassword } from './second-factor';
import { expectAccessible, registerPerson, signIn } from './shop';
import { expect, test } from './test';

// Whole journeys with several hashes of a password each.
test.describe.configure({ timeout: 120_000 });

test('an app: set up, asked for at the door, replaced by a recovery code, turned off', async ({ page, request }) => {
  const person = await registerPerson(request);
  await signIn(page, person, '/account');
  const section = secondFactorSection(page);
  await section.getByRole('button', { name: 'Set up an app' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Current password').fill('not the password');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('This is not your current password.')).toBeVisible();
  const { secret, recoveryCodes } = await setUpApp(page, person);
  expect(recoveryCodes).toHaveLength(10);
  await expectAccessible(page);

  // What is shown once does not go by a slip.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain(recoveryCodes.join('\n'));
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(section.getByText('10 recovery codes left')).toBeVisible();

  await page.context().clearCookies();
  await showPassword(page, person, '/account');
  const code = page.getByLabel('Code from your app');
  await expect(code).toBeFocused();
  await expect(page.getByLabel('Password', { exact: true })).toBeHidden();
  await expectAccessible(page);
  await code.fill('000 000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This code is wrong, has run out or was used before.')).toBeVisible();
  await expect(code).toBeFocused();
  // The one that turned it on is used up; the next is good as well.
  await code.fill(codeOf(secret, 1).replace(/^.../, '$& '));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL('/account');

  await page.context().clearCookies();
  await showPassword(page, person, '/account');
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(section.getByText('9 recovery codes left')).toBeVisible();

  await section.getByRole('button', { name: 'Turn off' }).click();
  await dialog.getByLabel('Current password').fill(person.password);
  await dialog.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await dialog.getByLabel('Recovery code').fill(recoveryCodes[1] ?? '');
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(section.getByRole('button', { name: 'Set up an app' })).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, person, '/account');
});

test('a passkey: made, signed in with, renamed, removed', async ({ page, request }) => {
  // Chromium's own key would answer what the page offers in the field of the name before anybody presses the button.
  await page.addInitScript(() => {
    Reflect.set(PublicKeyCredential, 'isConditionalMediationAvailable', async () => false);
  });
  const key = await securityKey(page);
  const person = await registerPerson(request);
  await signIn(page, person, '/account');
  const section = secondFactorSection(page);
  const dialog = page.getByRole('dialog');
  await addPasskey(page, person, 'Blue key');
  expect(await key.count()).toBe(1);

  await page.context().clearCookies();
  await key.setVerifies(false);
  await page.goto('/pt-BR/login?next=%2Faccount');
  const bySign = page.getByRole('button', { name: 'Entrar com chave de acesso' });
  await bySign.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Nenhuma chave de acesso');
  await key.setVerifies(true);
  await bySign.click();
  await expect(page).toHaveURL('/pt-BR/account');
  await expect(page.getByText('usada por último em')).toBeVisible();

  await page.goto('/account');
  await expectAccessible(page);
  await section.getByRole('button', { name: 'Rename Blue key' }).click();
  await dialog.getByLabel('Name').fill('Green key');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await section.getByRole('button', { name: 'Remove Green key' }).click();
  await dialog.getByLabel('Current password').fill(person.password);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog).toBeHidden();
  await expect(section.getByRole('button', { name: 'Add a passkey' })).toBeVisible();
  await expect(section.getByText('Green key')).toBeHidden();

  // The key still has it; the shop does not.
  await page.context().clearCookies();
  await page.goto('/login');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not known here');
});

test('a passkey is offered in the field of the name: nobody presses a button', async ({ page, request }) => {
  await securityKey(page);
  const person = await registerPerson(request);
  await signIn(page, person, '/account');
  await addPasskey(page, person, 'Blue key');
  await page.context().clearCookies();
  await page.goto('/login?next=%2Faccount');
  await expect(page).toHaveURL('/account');
  await expect(secondFactorSection(page).getByText('last used')).toBeVisible();
});
