import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { ADMIN, buyTicket, createEvent, expectAccessible, registerPerson, signIn } from './shop';
import { shopDatabase } from './shop-database';
import { expect, test } from './test';

/** Before React has taken a button over, pressing it does nothing. */
const taken = (button: Locator) =>
  expect
    .poll(() => button.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))))
    .toBe(true);

test.describe.configure({ timeout: 120_000 });

test('an admin finds somebody by keyboard alone, lets them in, takes it back and puts another name on the ticket', async ({
  page,
  request,
}) => {
  const [event, buyer] = await Promise.all([createEvent(request, { capacity: 20 }), registerPerson(request)]);
  await buyTicket(request, buyer, event.id, { participantName: 'Joana Quintanilha', quantity: 2 });
  await signIn(page, ADMIN, `/admin/events/${event.id}/attendees`);
  await expect(page.getByRole('heading', { level: 1, name: 'Attendees' })).toBeVisible();
  const search = page.getByRole('searchbox', { name: 'Name, mail or code' });
  await search.press('Q');
  await search.pressSequentially('uintan joa');
  await search.press('Enter');
  await expect(page).toHaveURL(/q=Quintan\+joa/);
  await expect(page.getByText('2 attendees')).toBeVisible();
  await expectAccessible(page);

  const letIn = page.getByRole('button', { name: 'Let in: Joana Quintanilha' }).filter({ visible: true });
  await taken(letIn.first());
  await letIn.first().press('Enter');
  await expect(letIn).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await expect(letIn).toHaveCount(2);

  await page.getByRole('link', { name: 'Joana Quintanilha' }).filter({ visible: true }).first().press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Order' })).toBeVisible();
  await expect(page.getByText('Check-in undone')).toBeVisible();
  const menu = page.getByRole('button', { name: /^Actions for ticket/ }).first();
  await taken(menu);
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Change the name' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await dialog.getByLabel('Name').fill('Bento Renamed');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByText('Name changed')).toBeVisible();
  await expect(page.getByText('Bento Renamed', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/pt-BR/admin/events/${event.id}/attendees/print`);
  await expect(page.getByRole('row').filter({ hasText: 'Bento Renamed' })).toBeVisible();
  await expectAccessible(page, ['light']);
  await page.goto('/admin/attendees?q=nobody-is-called-like-this');
  await expect(page.getByText('Nobody like that')).toBeVisible();
  await expectAccessible(page, ['dark']);
});

test('an admin sells at the door and writes to everybody', async ({ page, request }) => {
  const event = await createEvent(request, { capacity: 20 });
  await signIn(page, ADMIN, `/admin/events/${event.id}/desk`);
  const gift = page.getByRole('radio', { name: /^Complimentary/ });
  await taken(gift);
  await gift.check();
  await page.getByLabel('Name').fill('Guest of Honour');
  await page.getByLabel('How many').selectOption('2');
  await page.getByRole('button', { name: 'Give away' }).press('Enter');
  const mail = page.getByRole('textbox', { name: 'Mail' });
  await expect(mail).toBeFocused();
  await mail.fill('guest@example.com');
  await page.getByRole('button', { name: 'Give away' }).press('Enter');
  await expect(page.getByText('2 tickets were given away.')).toBeVisible();
  await expectAccessible(page, ['dark']);
  await page.getByRole('link', { name: 'Open the order' }).press('Enter');
  await expect(page.getByText('Given away').first()).toBeVisible();

  await page.goto(`/admin/events/${event.id}/messages`);
  await expect(page.getByText('Nothing was written yet')).toBeVisible();
  await expectAccessible(page, ['light']);
  await page.goto(`/admin/events/${event.id}/messages/new`);
  await taken(page.getByRole('button', { name: 'Save the draft' }));
  await page.getByLabel('Who gets it').selectOption('Who is not in yet');
  await page.getByRole('group', { name: 'Portuguese' }).getByLabel('Subject').fill('As portas abrem às sete');
  await page.getByRole('button', { name: 'Save the draft' }).press('Enter');
  const text = page.getByRole('group', { name: 'Portuguese' }).getByLabel('Text');
  await expect(text).toBeFocused();
  await expectAccessible(page, ['dark']);
  await expect(page.getByLabel('Who gets it')).toHaveValue('not-in');
  await text.fill('Venha cedo.');
  await page.getByRole('button', { name: 'Save the draft' }).press('Enter');
  await expect(page).toHaveURL(/\/admin\/messages\//);
  const preview = page.frameLocator('iframe[title="Preview in English"]');
  await expect(preview.getByText('Venha cedo.')).toBeVisible();
  await taken(page.getByRole('button', { name: 'Send to 1 address' }));
  await page.getByRole('button', { name: 'Send to 1 address' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send to 1 address' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Stop sending' })).toBeVisible();
  await expectAccessible(page, ['light']);
});

test('an admin leaves the page while attendees are written into a file, cancels another, and fetches the first', async ({
  page,
  request,
}) => {
  const [event, buyer] = await Promise.all([createEvent(request, { capacity: 20 }), registerPerson(request)]);
  await buyTicket(request, buyer, event.id, { participantName: 'Joana Quintanilha', quantity: 2 });
  await signIn(page, ADMIN, `/admin/events/${event.id}/attendees`);
  const tasks = page.getByRole('region', { name: 'Your tasks' });
  const taskOf = (format: string) =>
    tasks.getByRole('listitem').filter({ hasText: `Attendees of ${event.name} as ${format}` });

  // As if there were a million of them: no file gets on until this is over.
  const database = await shopDatabase();
  await database.query('BEGIN; LOCK TABLE long_task_chunk IN EXCLUSIVE MODE');
  for (const format of ['CSV', 'Excel']) {
    const button = page.getByRole('button', { name: format, exact: true });
    await taken(button);
    await expect(button).toBeEnabled();
    await button.press('Enter');
    await expect(taskOf(format)).toBeVisible();
  }
  await page.reload();
  await taken(taskOf('Excel').getByRole('button', { name: /^Cancel/ }));
  await taskOf('Excel')
    .getByRole('button', { name: /^Cancel/ })
    .press('Enter');
  await expect(taskOf('Excel').getByText('Stopped. There is no file.')).toBeVisible();
  await expect(taskOf('CSV').getByRole('button', { name: /^Cancel/ })).toBeVisible();
  await database.query('COMMIT');
  await database.end();

  await expect(taskOf('CSV').getByText('2 tickets are in it.')).toBeVisible();
  await expectAccessible(page, ['dark']);
  const fetched = page.waitForEvent('download');
  await taskOf('CSV')
    .getByRole('link', { name: /^Download/ })
    .press('Enter');
  const file = await fetched;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${event.slug}-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('Joana Quintanilha');
  await expect(taskOf('Excel').getByRole('link', { name: /^Download/ })).toBeHidden();
  for (const format of ['CSV', 'Excel']) {
    await taskOf(format).getByRole('button', { name: /^Hide/ }).press('Enter');
    await expect(taskOf(format)).toBeHidden();
  }
});
