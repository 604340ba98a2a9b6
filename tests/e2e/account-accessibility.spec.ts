import { ADMIN, expectAccessible, registerPerson, signIn } from './shop';
import { expect, test } from './test';

test.describe.configure({ timeout: 120_000 });

test('the ways back into an account are open to everyone', async ({ page }) => {
  for (const path of [
    '/forgot-password',
    '/pt-BR/reset-password?token=made-up',
    '/reset-password',
    '/verify-email?token=made-up',
    '/account/deleted',
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test('the account page is open to everyone, its dialog too', async ({ page, request }) => {
  await signIn(page, await registerPerson(request), '/pt-BR/account');
  await page.getByText('Usar outro endereço').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Excluir conta' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectAccessible(page);
});

test('the mail list is open to everyone who may see it', async ({ page, request }) => {
  const person = await registerPerson(request);
  await signIn(page, ADMIN, '/admin/events');
  await page.goto('/admin/mail');
  await page.getByRole('button', { name: `Show link to ${person.email}` }).click();
  await expect(page.getByRole('textbox', { name: `Link to ${person.email}` })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Hide link' }).click();
  await expect(page.getByRole('button', { name: `Show link to ${person.email}` })).toBeFocused();
});
