import { randomUUID } from 'node:crypto';
import { editPath } from './admin';
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
import { expect, test } from './test';

test.describe('an admin among others', () => {
  // Whole journeys, each judged by axe in two colour schemes: long on a busy machine, and still one promise each.
  test.describe.configure({ timeout: 90_000 });

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
});
