import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import {
  ADMIN,
  asAdmin,
  availableTickets,
  buyTicket,
  createEvent,
  expectAccessible,
  patchEvent,
  registerPerson,
  signIn,
} from './shop';

const editPath = (event: { id: string }) => `/admin/events/${event.id}/edit`;

/** The row of `name` in the list, found by searching for it. */
async function rowOf(page: Page, name: string) {
  await page.goto(`/admin?q=${encodeURIComponent(name)}`);
  return page.getByRole('row').filter({ hasText: name });
}

async function choose(page: Page, name: string, entry: string): Promise<void> {
  const row = await rowOf(page, name);
  const menu = page.getByRole('menuitem', { name: entry });
  // Before hydration the button does nothing yet.
  await expect(async () => {
    if (!(await menu.isVisible())) await row.getByRole('button', { name: `Actions for ${name}` }).click();
    await expect(menu).toBeVisible({ timeout: 1000 });
  }).toPass();
  await menu.click();
}

test.describe('an admin', () => {
  // Whole journeys, each judged by axe in two colour schemes: long on a busy machine, and still one promise each.
  test.describe.configure({ timeout: 90_000 });

  test('creates a draft, publishes it, takes that back, edits and deletes it', async ({ page, request }) => {
    const name = `Tide Pool Concert ${randomUUID().slice(0, 8)}`;
    await signIn(page, ADMIN, '/admin');
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
    await expect(page).toHaveURL(/\/admin$/);
    const row = await rowOf(page, name);
    await expect(row).toContainText('Draft');
    await expect(row).toContainText('R$1,299.00');

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

  test('sees a saved edit on the public page at once, in both languages', async ({ page, request }) => {
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

    await page.goto(`/events/${event.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: renamed })).toBeVisible();
    await page.goto(`/pt-BR/events/${event.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Noite de Faróis no Mar' })).toBeVisible();
  });

  test('changes and deletes through the API, and the public page follows at once', async ({ page, request }) => {
    const event = await createEvent(request);
    const asked = { headers: await asAdmin(request) };
    await page.goto(`/events/${event.slug}`);
    await patchEvent(request, event.id, { name: `${event.name} at Dawn` });
    await page.goto(`/events/${event.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: `${event.name} at Dawn` })).toBeVisible();
    expect((await request.delete(`/api/events/${event.id}`, asked)).status()).toBe(204);
    expect((await page.goto(`/events/${event.slug}`))?.status()).toBe(404);
  });

  test('is shown what another admin changed and chooses, field by field', async ({ browser, request }) => {
    const event = await createEvent(request, { name: `Harbour Lights ${randomUUID().slice(0, 8)}` });
    const [first, second] = await Promise.all([browser.newContext(), browser.newContext()]);
    const [ana, bea] = await Promise.all([first.newPage(), second.newPage()]);
    await signIn(ana, ADMIN, editPath(event));
    await signIn(bea, ADMIN, editPath(event));

    await ana.getByLabel('Place').fill('Old Harbour');
    await ana.getByLabel('Capacity').fill('75');
    await ana.getByRole('button', { name: 'Save changes' }).click();
    await expect(ana.getByText('No changes yet')).toBeVisible();

    await bea.getByLabel('Place').fill('New Harbour');
    await bea.getByLabel('Price').fill('60');
    await bea.getByRole('button', { name: 'Save changes' }).click();
    const dialog = bea.getByRole('dialog');
    await expect(dialog).toContainText('Somebody else saved this event');
    const place = dialog.getByRole('group', { name: 'Place' });
    const capacity = dialog.getByRole('group', { name: 'Capacity' });
    await expect(place).toContainText('Old Harbour');
    await expect(place).toContainText('New Harbour');
    await expect(place.getByRole('radio', { name: /Yours/ })).toBeChecked();
    await expect(capacity).toContainText('75');
    await expect(capacity.getByRole('radio', { name: /Theirs/ })).toBeChecked();
    await expect(dialog.getByRole('group', { name: 'Price' })).toHaveCount(0);
    await expectAccessible(bea);

    // Nothing typed is lost on the way back to the form.
    await dialog.getByRole('button', { name: 'Back to the form' }).click();
    await expect(bea.getByLabel('Place')).toHaveValue('New Harbour');
    await expect(bea.getByLabel('Price')).toHaveValue('60');

    await bea.getByRole('button', { name: 'Save changes' }).click();
    await dialog.getByRole('button', { name: 'Save this choice' }).click();
    await expect(bea.getByText('No changes yet')).toBeVisible();
    const saved = await (await request.get(`/api/events/${event.id}`)).json();
    expect(saved).toMatchObject({ location: 'New Harbour', capacity: 75, price: 60 });
    await first.close();
    await second.close();
  });

  test('is not bothered by sales that happen while the form is open', async ({ page, request }) => {
    const event = await createEvent(request, { capacity: 10 });
    await signIn(page, ADMIN, editPath(event));
    await buyTicket(request, await registerPerson(request), event.id);
    await page.getByLabel('Capacity').fill('20');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('No changes yet')).toBeVisible();
    expect(await availableTickets(request, event.id)).toBe(19);
  });

  test('keeps all of the other one’s edits when told to', async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, ADMIN, editPath(event));
    await page.getByLabel('Place').fill('Mine');
    await patchEvent(request, event.id, { location: 'Theirs' });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('button', { name: 'Keep all theirs' }).click();
    await page.getByRole('button', { name: 'Save this choice' }).click();
    await expect(page.getByLabel('Place')).toHaveValue('Theirs');
    await expect(page.getByText('No changes yet')).toBeVisible();
  });

  test('cannot delete an event with tickets, and cancels it instead', async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, ADMIN, '/admin');
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

  test('is offered to delete what was never sold, and nothing else', async ({ page, request }) => {
    const [sold, unsold] = [await createEvent(request), await createEvent(request)];
    const buyer = await registerPerson(request);
    await buyTicket(request, buyer, sold.id);
    const headers = await asAdmin(request);
    for (const { id } of [sold, unsold]) {
      expect((await request.post(`/api/events/${id}/cancel`, { headers })).status()).toBe(200);
    }
    await signIn(page, ADMIN, '/admin');
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

  test('sees in the list that an event is sold out', async ({ page, request }) => {
    const event = await createEvent(request, { capacity: 1 });
    await signIn(page, ADMIN, '/admin');
    await expect(await rowOf(page, event.name)).toContainText('On sale');
    await buyTicket(request, await registerPerson(request), event.id);
    await expect(await rowOf(page, event.name)).toContainText('Sold out');
  });

  test('sells several ticket types, sorts and closes them by keyboard', async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, ADMIN, editPath(event));
    await page.getByRole('button', { name: 'Sell several ticket types' }).click();
    await expect(page.getByText('No changes yet')).toBeVisible();
    await page.getByLabel('Type name').fill('Standing');
    for (const [name, price, limit] of [
      ['Balcony', '80', '30'],
      ['Balcony, reduced', '40.50', ''],
    ] as const) {
      await page.getByRole('button', { name: 'Add a ticket type' }).click();
      const last = page.locator('[data-type-id]').last();
      await expect(last.getByLabel('Type name')).toBeFocused();
      await last.getByLabel('Type name').fill(name);
      await last.getByLabel('Type price').fill(price);
      if (limit) {
        await last.getByLabel('Limit').selectOption('A limit of its own');
        await last.getByLabel('Seats at most').fill(limit);
      } else {
        await last.getByLabel('Limit').selectOption('Shared with “Balcony”');
      }
    }
    await expectAccessible(page);

    const up = page.getByRole('button', { name: 'Move “Balcony” up' });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('“Balcony” is now number 1 of 3.')).toBeAttached();
    await expect(page.getByRole('button', { name: 'Move “Balcony” down' })).toBeFocused();
    await page.locator('[data-type-id]').nth(1).getByRole('button', { name: 'Close sales now' }).press('Enter');
    await expect(page.locator('[data-type-id]').nth(1)).toContainText('Closed');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('No changes yet')).toBeVisible();

    const saved = await (await request.get(`/api/events/${event.id}`)).json();
    expect(saved.ticketTypes).toMatchObject([
      { name: 'Balcony', price: 80, capacity: 30, sharesLimitWith: null, sale: 'open' },
      { name: 'Standing', price: 45.5, capacity: null, sale: 'after' },
      { name: 'Balcony, reduced', price: 40.5, capacity: 30, sale: 'open' },
    ]);
    expect(saved.ticketTypes[2].sharesLimitWith).toBe(saved.ticketTypes[0].id);
    expect(saved).toMatchObject({ price: 40.5, maxPrice: 80, capacity: 50 });

    // Whoever goes hands its limit on; what was hidden is nobody's to see.
    await page.reload();
    const balcony = page.locator('[data-type-id]').first();
    await expect(async () => {
      await balcony.getByRole('button', { name: /^Balcony/ }).click();
      await expect(page.getByRole('button', { name: 'Remove type' })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.getByRole('button', { name: 'Remove type' }).click();
    await expect(page.locator('[data-type-id]')).toHaveCount(2);
    await page
      .locator('[data-type-id]')
      .last()
      .getByRole('button', { name: /^Balcony, reduced/ })
      .click();
    await expect(page.getByLabel('Seats at most')).toHaveValue('30');
    await page.getByLabel('Hidden').last().check();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('No changes yet')).toBeVisible();
    expect((await (await request.get(`/api/events/${event.id}`)).json()).ticketTypes).toHaveLength(1);
  });

  test('can close a type that was sold, but not remove it', async ({ page, request }) => {
    const event = await createEvent(request);
    await buyTicket(request, await registerPerson(request), event.id);
    await signIn(page, ADMIN, editPath(event));
    await page.getByRole('button', { name: 'Sell several ticket types' }).click();
    await page.getByRole('button', { name: 'Add a ticket type' }).click();
    await expect(page.getByText('can be closed but not removed')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Remove type' })).toHaveCount(1);
  });

  test('is asked back where a number could be two, and cannot choose a time that never was', async ({
    page,
    request,
  }) => {
    const event = await createEvent(request, { timeZone: 'America/New_York' });
    await signIn(page, ADMIN, editPath(event));
    await page.getByLabel('Price').fill('1.000');
    await page.getByLabel('Begins').fill('2031-03-09T02:30');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('from 02:00 straight to 03:00')).toBeVisible();
    await expect(page.getByLabel('Begins')).toBeFocused();
    await expect(page.getByText('Do you mean 1 or 1,000?')).toBeVisible();
    await page.getByRole('button', { name: 'I mean 1,000' }).click();
    await expect(page.getByLabel('Price')).toHaveValue('1000.00');
    await page.getByLabel('Begins').fill('2031-03-09T03:30');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('No changes yet')).toBeVisible();
    expect(await (await request.get(`/api/events/${event.id}`)).json()).toMatchObject({
      price: 1000,
      eventDate: '2031-03-09T03:30:00',
    });
  });

  test('keeps all of mine, and with it what only the other one changed', async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, ADMIN, editPath(event));
    await page.getByLabel('Place').fill('Mine');
    await patchEvent(request, event.id, { location: 'Theirs', description: 'Their words.' });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('button', { name: 'Keep all mine' }).click();
    await page.getByRole('button', { name: 'Save this choice' }).click();
    await expect(page.getByText('No changes yet')).toBeVisible();
    expect(await (await request.get(`/api/events/${event.id}`)).json()).toMatchObject({
      location: 'Mine',
      description: 'Their words.',
    });
  });

  test('is shown how two lists of ticket types differ', async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, ADMIN, editPath(event));
    await page.getByLabel('Price').fill('60');
    const headers = await asAdmin(request);
    const created = await request.post(`/api/events/${event.id}/ticket-types`, {
      headers,
      data: { name: 'Late entry', price: 10 },
    });
    expect(created.status(), await created.text()).toBe(201);
    await page.getByRole('button', { name: 'Save changes' }).click();
    const types = page.getByRole('dialog').getByRole('group', { name: 'Ticket types' });
    await expect(types).toContainText('R$60.00');
    await expect(types).toContainText('Late entry · R$10.00');
    await types.getByRole('radio', { name: /Theirs/ }).check();
    await page.getByRole('button', { name: 'Save this choice' }).click();
    await expect(page.getByText('No changes yet')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Late entry/ })).toBeVisible();
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
    await expect(page).toHaveURL(/\/admin$/);
  });

  test('searches, filters and sorts by the address', async ({ page, request }) => {
    const word = `q${randomUUID().slice(0, 8)}`;
    await createEvent(request, { name: `Zebra ${word}`, price: 10, status: 'DRAFT' });
    await createEvent(request, { name: `Aurora ${word}`, price: 20 });
    await signIn(page, ADMIN, '/admin');
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

  test('works in Portuguese too', async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, ADMIN, '/admin');
    await page.goto(`/pt-BR${editPath(event)}`);
    await expect(page.getByLabel('Preço')).toHaveValue('45,50');
    await page.getByLabel('Preço').fill('1.299,90');
    // Not one seat.
    await page.getByLabel('Capacidade').fill('1.000');
    await page.getByRole('button', { name: 'Salvar alterações' }).click();
    await expect(page.getByText('Nenhuma alteração')).toBeVisible();
    await expectAccessible(page);
    expect(await (await request.get(`/api/events/${event.id}`)).json()).toMatchObject({
      price: 1299.9,
      capacity: 1000,
    });
    await page.goto('/pt-BR/admin');
    await expect(page.getByRole('heading', { level: 1, name: 'Eventos' })).toBeVisible();
  });
});
