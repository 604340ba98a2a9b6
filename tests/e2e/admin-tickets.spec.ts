import { editPath } from './admin';
import { ADMIN, buyTicket, createEvent, expectAccessible, registerPerson, signIn } from './shop';
import { expect, ONE_WIDTH, test } from './test';

test.describe('an admin who sets what is sold', () => {
  // Whole journeys, each judged by axe in two colour schemes: long on a busy machine, and still one promise each.
  test.describe.configure({ timeout: 90_000 });

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

  test('can close a type that was sold, but not remove it', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request);
    await buyTicket(request, await registerPerson(request), event.id);
    await signIn(page, ADMIN, editPath(event));
    await page.getByRole('button', { name: 'Sell several ticket types' }).click();
    await page.getByRole('button', { name: 'Add a ticket type' }).click();
    await expect(page.getByText('can be closed but not removed')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Remove type' })).toHaveCount(1);
  });

  test(
    'is asked back where a number could be two, and cannot choose a time that never was',
    ONE_WIDTH,
    async ({ page, request }) => {
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
    },
  );

  test('changes the language without losing what was typed', async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, ADMIN, '/admin/events');
    // Nothing can be typed before it is kept.
    expect(await (await page.request.get(editPath(event))).text()).toContain('<fieldset disabled=""');
    await page.goto(`/pt-BR${editPath(event)}`);
    await page.getByLabel('Capacidade').fill('1.000');
    await page.getByLabel('Local', { exact: true }).fill('Cais novo');
    await expect(page.getByText('2 alterações não salvas')).toBeVisible();
    await page.getByRole('contentinfo').getByRole('link', { name: 'EN English' }).click();
    await expect(page).toHaveURL(editPath(event));
    await expect(page.getByText('2 unsaved changes')).toBeVisible();
    await expect(page.getByLabel('Capacity')).toHaveValue('1000');
    await expect(page.getByLabel('Place')).toHaveValue('Cais novo');
  });

  test('works in Portuguese too', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, ADMIN, '/admin/events');
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
    await page.goto('/pt-BR/admin/events');
    await expect(page.getByRole('heading', { level: 1, name: 'Eventos' })).toBeVisible();
  });
});
