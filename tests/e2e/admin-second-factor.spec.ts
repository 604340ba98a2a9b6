import { openShop } from './own-shop';
import { addPasskey, codeOf, securityKey, setUpApp, showPassword } from './second-factor';
import { ADMIN, expectAccessible } from './shop';
import { expect, test } from './test';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let shop: Awaited<ReturnType<typeof openShop>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  shop = await openShop({ ADMIN_SECOND_FACTOR: 'required' });
});
test.afterAll(() => shop?.close());

const admin = { ...ADMIN, email: '', name: '' };

test('an admin is led to setting a second factor up, and on to where they were', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: shop.url });
  const page = await context.newPage();
  await showPassword(page, admin, '/admin/events/new');
  await expect(page).toHaveURL('/account/second-factor?next=%2Fadmin%2Fevents%2Fnew');
  await expectAccessible(page);
  await page.goto('/admin');
  await expect(page).toHaveURL('/account/second-factor?next=%2Fadmin');
  await page.goBack();

  await page.getByRole('button', { name: 'Set up an app' }).click();
  const { secret } = await setUpApp(page, admin);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page).toHaveURL('/admin/events/new');

  // The last one cannot be taken away.
  await page.goto('/account');
  await page.getByRole('button', { name: 'Turn off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Current password').fill(admin.password);
  await dialog.getByLabel('Code from your app').fill(codeOf(secret, 1));
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(dialog.getByRole('alert')).toContainText('An administrator needs a second factor');
  await context.close();
});

test('a passkey is enough, also for somebody who came by their password', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: shop.url });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Reflect.set(PublicKeyCredential, 'isConditionalMediationAvailable', async () => false);
  });
  const key = await securityKey(page);
  // Made anew, so that nothing depends on the journey before.
  const name = `second-${Date.now()}`;
  const account = { username: name, password: 'seven quiet tram stops', email: `${name}@example.com`, name: 'Second' };
  await context.request.post('/api/auth/register', { data: account });
  await showPassword(page, account, '/account');
  await addPasskey(page, account, 'Blue key');
  expect(await key.count()).toBe(1);
  await shop.promote(name);

  await context.clearCookies();
  await showPassword(page, account, '/admin');
  await expect(page).toHaveURL(/\/account\/second-factor/);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL('/admin');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await context.close();
});
