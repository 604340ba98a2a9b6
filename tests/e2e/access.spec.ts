import { openMailbox } from './mailed';
import { ADMIN, createEvent, registerPerson, signIn } from './shop';
import { expect, test } from './test';

/** Who may what, from the admin's invitation to what the invited then see, and a key for a program. */

test.describe.configure({ timeout: 120_000 });

test('an admin invites an organiser, who sees the events that are theirs', async ({ page, browser, request }) => {
  const [own, other, person] = await Promise.all([createEvent(request), createEvent(request), registerPerson(request)]);
  const mailbox = await openMailbox(browser);
  const desk = mailbox.page;
  await desk.goto('/admin/people/invite');
  await desk.getByLabel('Address').fill(person.email);
  await desk.getByLabel('Role').selectOption('ORGANISER');
  await desk.getByRole('searchbox', { name: 'Part of a name or place' }).fill(own.name);
  const choice = desk.getByRole('button', { name: `Choose ${own.name}` });
  // Before the page has come alive the button does nothing yet.
  await expect(async () => {
    await desk.getByRole('button', { name: 'Look', exact: true }).click();
    await expect(choice).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await choice.click();
  await expect(desk.getByRole('button', { name: `Leave out ${own.name}` })).toBeVisible();
  await desk.getByRole('button', { name: 'Send invitation' }).click();
  await expect(desk.getByText(`The invitation to ${person.email} is on its way.`)).toBeVisible();

  const link = await mailbox.linkTo(person.email, 'Invitation');
  const { pathname, search } = new URL(link);
  await signIn(page, person, `${pathname}${search}`);
  await expect(page.getByRole('heading', { name: 'You organise:' })).toBeVisible();
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Welcome aboard' })).toBeVisible();
  await page.goto(`/admin/events/${own.id}/numbers`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const closed of [`/admin/events/${other.id}/numbers`, '/admin/people', '/admin/audit', '/admin/mail']) {
    expect((await page.goto(closed))?.status(), closed).toBe(404);
  }

  await desk.goto(`/admin/people?q=${encodeURIComponent(person.email)}`);
  await desk.getByRole('link', { name: person.name }).click();
  await expect(desk.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  await desk.getByRole('button', { name: `Take the role in ${own.name} away` }).click();
  await expect(desk.getByText('No role in any event.')).toBeVisible();
  expect((await page.goto(`/admin/events/${own.id}/numbers`))?.status()).toBe(404);
  await mailbox.close();
});

test('an admin makes a key, which works until it is ended', async ({ page, request }) => {
  await signIn(page, ADMIN, '/admin/api-keys');
  const name = `Printer ${Date.now()}`;
  const dialog = page.getByRole('dialog');
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Make a key' }).click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('checkbox', { name: /read the account/ }).check();
  await dialog.getByLabel('Current password').fill(ADMIN.password);
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  const shown = page.locator('#made-key');
  await expect(shown).toHaveText(/^ehk_/);
  const headers = { authorization: `Bearer ${await shown.textContent()}` };
  expect((await request.get('/api/auth/me', { headers })).status()).toBe(200);
  await page.getByRole('button', { name: 'I have it' }).click();
  await page.getByRole('button', { name: `End the key ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) }).getByText('ended')).toBeVisible();
  expect((await request.get('/api/auth/me', { headers })).status()).toBe(401);
});
