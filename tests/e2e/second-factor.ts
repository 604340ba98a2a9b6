import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type { Person } from './shop';

/** An authenticator app, and the dialogs in which it is set up. */

const STEP_MS = 30_000;

/** What an app shows, now or some steps later. */
export const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + steps * STEP_MS,
  });

export const secondFactorSection = (page: Page) => page.getByRole('region', { name: 'Ways to sign in' });

/** Sets an app up in the dialog that is open; answers with its key and the recovery codes. */
export async function setUpApp(page: Page, { password }: { password: string | null }) {
  const dialog = page.getByRole('dialog');
  if (password !== null) await dialog.getByLabel('Current password').fill(password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  const address = await dialog.getByRole('link', { name: 'Open in an app on this device' }).getAttribute('href');
  const secret = new URL(address ?? '').searchParams.get('secret') ?? '';
  await dialog.getByLabel('Code from your app').fill(codeOf(secret));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  const codes = dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await codes.first().waitFor();
  return { secret, recoveryCodes: await codes.allTextContents() };
}

/** Adds a passkey on the account page; the key of the browser says yes. */
export async function addPasskey(page: Page, { password }: Pick<Person, 'password'>, name: string): Promise<void> {
  const section = secondFactorSection(page);
  const dialog = page.getByRole('dialog');
  await section.getByRole('button', { name: 'Add a passkey' }).click();
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Current password').fill(password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toBeHidden();
  await expect(section.getByText(name)).toBeVisible();
}

/** The form of the door, up to the second step where there is one. */
export async function showPassword(page: Page, { username, password }: Person, next: string): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Username or e-mail').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A security key of Chromium's own, which says yes to everything. */
export async function securityKey(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    setVerifies: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    count: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  };
}
