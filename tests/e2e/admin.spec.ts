import { randomUUID } from 'node:crypto';
import { choose, editPath, rowOf } from './admin';
import { ADMIN, asAdmin, buyTicket, createEvent, expectAccessible, patchEvent, registerPerson, signIn } from './shop';
import { expect, ONE_WIDTH, test } from './test';

test.describe('an admin', () => {
  // Whole journeys, each judged by axe in two colour schemes: long on a busy machine, and still one promise each.
  test.describe.configure({ timeout: 90_000 });

  test('creates a draft, publishes it, takes that back, edits and deletes it', async ({ page, request }) => {
    const name = `Tide Pool Concert ${randomUUID().slice(0, 8)}`;
    await signIn(page, ADMIN, '/admin/events');
    await page.getByRole('link', { name: 'New event' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'New event' })).toBeVisible();
    await page.getByLabel('Name', { exact: true }).first().fill(name);
    await page.getByLabel('Description', { exact: true }).first().fill('Cellos at low tide.');
    await page.getByLabel('Begins').fill('2031-03-15T20:00');
    await page.getByLabel('Place').fill('Praia do Forte');
    await page.getByLabel('Capacity').fill('80');
    await page.getByLabel('Price').fill('1.299,00');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create event' }).click();
    await expect(page).toHaveURL('/admin/events');
    const row = await rowOf(page, name);
    await expect(row).toContainText('Draft');
    await expect(row).toContainText('R$1,299');

    await choose(page, name, 'Publish');
    await expect(row).toContainText('On sale');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row).toContainText('Draft');

    await row.getByRole('link', { name }).click();
    await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled();
    await page.getByRole('radio', { name: /Published/ }).check();
    await page.getByLabel('Place').fill('Praia do Forte, Mata de São João');
    await expect(page.getByText('2 unsaved changes')).toBeVisible();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('No changes yet')).toBeVisible();

    const found = await (await request.get(`/api/events/search?q=${encodeURIComponent(name)}`)).json();
    expect(found[0]).toMatchObject({
      name,
      price: 1299,
      location: 'Praia do Forte, Mata de São João',
      status: 'SCHEDULED',
    });
    await page.goto(`/events/${found[0].slug}`);
    await expect(page.getByText('Praia do Forte, Mata de São João').first()).toBeVisible();

    await choose(page, name, 'Delete');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete event' }).click();
    // The open dialog hides the table from everybody, so its end comes first.
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect(row).toHaveCount(0);
    expect((await page.goto(`/events/${found[0].slug}`))?.status()).toBe(404);
  });

  test('sees a saved edit on the public page at once, in both languages', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request, { translations: { 'pt-BR': { name: 'Noite de Faróis' } } });
    const renamed = `${event.name} by the Sea`;
    await page.goto(`/events/${event.slug}`);
    await page.goto(`/pt-BR/events/${event.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Noite de Faróis' })).toBeVisible();

    await signIn(page, ADMIN, editPath(event));
    await page.getByLabel('Name', { exact: true }).first().fill(renamed);
    await page.getByText('Portuguese (Brazil)').click();
    await page.getByRole('group').getByLabel('Name', { exact: true }).last().fill('Noite de Faróis no Mar');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('No changes yet')).toBeVisible();

    // By the link, which must not show a page that was fetched ahead, and by the address.
    await page.getByRole('link', { name: 'View page' }).click();
    await expect(page).toHaveURL(`/events/${event.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: renamed })).toBeVisible();
    await page.goto(`/events/${event.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: renamed })).toBeVisible();
    await page.goto(`/pt-BR/events/${event.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Noite de Faróis no Mar' })).toBeVisible();
  });

  test(
    'changes and deletes through the API, and the public page follows at once',
    ONE_WIDTH,
    async ({ page, request }) => {
      const event = await createEvent(request);
      const asked = { headers: await asAdmin(request) };
      await page.goto(`/events/${event.slug}`);
      await patchEvent(request, event.id, { name: `${event.name} at Dawn` });
      await page.goto(`/events/${event.slug}`);
      await expect(page.getByRole('heading', { level: 1, name: `${event.name} at Dawn` })).toBeVisible();
      expect((await request.delete(`/api/events/${event.id}`, asked)).status()).toBe(204);
      expect((await page.goto(`/events/${event.slug}`))?.status()).toBe(404);
    },
  );

  test('cannot delete an event with tickets, and cancels it instead', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, ADMIN, '/admin/events');
    await choose(page, event.name, 'Delete');
    const dialog = page.getByRole('alertdialog');
    // Sold while the question stands.
    await buyTicket(request, await registerPerson(request), event.id);
    await dialog.getByRole('button', { name: 'Delete event' }).click();
    await expect(dialog).toContainText('has sold tickets');
    await dialog.getByRole('button', { name: 'Cancel the event instead' }).click();
    await expect(dialog).toContainText('One ticket becomes invalid');
    await dialog.getByRole('button', { name: 'Cancel event' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('row').filter({ hasText: event.name })).toContainText('Cancelled');
    expect((await page.goto(`/events/${event.slug}`))?.status()).toBe(200);
    await page.goto(editPath(event));
    await expect(page.getByText('can no longer be changed')).toBeVisible();
    await expect(page.getByLabel('Place')).toBeDisabled();
  });

  test('is offered to delete what was never sold, and nothing else', ONE_WIDTH, async ({ page, request }) => {
    const [sold, unsold] = [await createEvent(request), await createEvent(request)];
    const buyer = await registerPerson(request);
    await buyTicket(request, buyer, sold.id);
    const headers = await asAdmin(request);
    for (const { id } of [sold, unsold]) {
      expect((await request.post(`/api/events/${id}/cancel`, { headers })).status()).toBe(200);
    }
    await signIn(page, ADMIN, '/admin/events');
    const row = await rowOf(page, sold.name);
    const actions = row.getByRole('button', { name: `Actions for ${sold.name}` });
    await expect(async () => {
      await actions.click();
      await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0);
    await page.keyboard.press('Escape');

    await choose(page, unsold.name, 'Delete');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete event' }).click();
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect(page.getByRole('row').filter({ hasText: unsold.name })).toHaveCount(0);
  });

  test('sees in the list that an event is sold out', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request, { capacity: 1 });
    await signIn(page, ADMIN, '/admin/events');
    await expect(await rowOf(page, event.name)).toContainText('On sale');
    await buyTicket(request, await registerPerson(request), event.id);
    await expect(await rowOf(page, event.name)).toContainText('Sold out');
  });

  test('is told by field what is wrong, and loses nothing by leaving unasked', async ({ page, request }) => {
    const event = await createEvent(request);
    await buyTicket(request, await registerPerson(request), event.id);
    await signIn(page, ADMIN, editPath(event));
    await page.getByLabel('Name', { exact: true }).first().fill('');
    await page.getByLabel('Capacity').fill('0');
    await page.keyboard.press('Tab');
    await expect(page.getByText('1 ticket is sold already')).toBeVisible();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Please fill this in.')).toBeVisible();
    await expect(page.getByLabel('Name', { exact: true }).first()).toBeFocused();

    await page.getByRole('link', { name: 'All events' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText('2 changes are not saved');
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    await expect(page.getByLabel('Capacity')).toHaveValue('0');
    await page.getByRole('link', { name: 'All events' }).click();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await expect(page).toHaveURL('/admin/events');
  });

  test('searches, filters and sorts by the address', async ({ page, request }) => {
    const word = `q${randomUUID().slice(0, 8)}`;
    await createEvent(request, { name: `Zebra ${word}`, price: 10, status: 'DRAFT' });
    await createEvent(request, { name: `Aurora ${word}`, price: 20 });
    await signIn(page, ADMIN, '/admin/events');
    await page.getByRole('searchbox', { name: 'Search events' }).last().fill(word);
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(new RegExp(`q=${word}`));
    const names = page.getByRole('row').getByRole('link', { name: word });
    await expect(names).toHaveCount(2);
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click();
    await expect(names.first()).toHaveText(`Aurora ${word}`);
    await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click();
    await expect(names.first()).toHaveText(`Zebra ${word}`);
    await page.getByLabel('Status').selectOption('DRAFT');
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await expect(names).toHaveCount(1);
    await expectAccessible(page);
  });
});
