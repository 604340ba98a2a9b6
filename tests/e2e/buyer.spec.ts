import type { Page } from '@playwright/test';
import { asAdmin, availableTickets, buyTicket, createEvent, expectAccessible, registerPerson, signIn } from './shop';
import { expect, ONE_WIDTH, test } from './test';

/** The card of `event` on the page of bought tickets. */
const ticketOf = (page: Page, event: { name: string }) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: event.name }) });

test.describe('a buyer', () => {
  // Whole journeys, each judged by axe in two colour schemes: long on a busy machine, and still one promise each.
  test.describe.configure({ timeout: 90_000 });

  test('finds, buys, sees and cancels a ticket, and the seat is back', async ({ page, request }) => {
    const event = await createEvent(request, { capacity: 3 });
    const person = await registerPerson(request);

    await page.goto(`/events/${event.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: event.name })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Sign in to buy' }).click();
    await expect(page).toHaveURL(/\/login\?next=/);
    await page.getByLabel('Username or e-mail').fill(person.username);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(`/events/${event.slug}`);

    await expect(page.getByLabel('Name on the ticket')).toHaveValue(person.name);
    await page.getByRole('button', { name: 'Buy 1 ticket' }).click();
    await expect(page.getByText('Your seat is yours')).toBeVisible();
    expect(await availableTickets(request, event.id)).toBe(2);

    await page.getByRole('link', { name: 'See my tickets' }).click();
    await expect(page).toHaveURL('/tickets');
    const ticket = ticketOf(page, event);
    await expect(ticket).toContainText(person.name);
    await expect(ticket).toContainText('R$45.50');
    await expect(ticket.getByText(/^[A-HJ-KM-NP-Z2-9]{9}$/)).toBeVisible();
    await expectAccessible(page);

    await ticket.getByRole('button', { name: 'Cancel ticket' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText(event.name);
    await expect(dialog).toContainText('cannot be undone');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Keep ticket' }).click();
    await expect(dialog).toBeHidden();
    expect(await availableTickets(request, event.id)).toBe(2);

    await ticket.getByRole('button', { name: 'Cancel ticket' }).click();
    await dialog.getByRole('button', { name: 'Yes, cancel ticket' }).click();
    await expect(page.getByRole('heading', { name: 'No tickets yet' })).toBeVisible();
    await page
      .getByRole('navigation', { name: 'Which tickets' })
      .getByRole('link', { name: /Cancelled/ })
      .click();
    await expect(page).toHaveURL('/tickets?show=cancelled');
    await expect(ticketOf(page, event)).toContainText('Cancelled');
    await expect(ticketOf(page, event).getByRole('button', { name: 'Cancel ticket' })).toHaveCount(0);
    expect(await availableTickets(request, event.id)).toBe(3);
  });

  test('does the same in Portuguese', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request, { translations: { 'pt-BR': { name: 'Noite das Lanternas' } } });
    const person = await registerPerson(request);
    await signIn(page, person, `/pt-BR/events/${event.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Noite das Lanternas' })).toBeVisible();
    await page.getByRole('button', { name: 'Comprar 1 ingresso' }).click();
    await page
      .getByRole('main')
      .getByRole('link', { name: /ingressos/i })
      .first()
      .click();
    await expect(page).toHaveURL('/pt-BR/tickets');
    const ticket = ticketOf(page, { name: 'Noite das Lanternas' });
    await expect(ticket).toContainText('R$ 45,50');
    await ticket.getByRole('button', { name: 'Cancelar ingresso' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sim, cancelar ingresso' }).click();
    await expect(page.getByText('Ingresso cancelado.').first()).toBeVisible();
    expect(await availableTickets(request, event.id)).toBe(50);
  });

  test('cannot buy what is sold out', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request, { capacity: 1 });
    await buyTicket(request, await registerPerson(request), event.id);
    await signIn(page, await registerPerson(request), `/events/${event.slug}`);
    await expect(page.getByText('Every seat is taken.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Buy/ })).toHaveCount(0);
  });

  test('is told that the last seat went while the form was open', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request, { capacity: 1 });
    await signIn(page, await registerPerson(request), `/events/${event.slug}`);
    const buy = page.getByRole('button', { name: 'Buy 1 ticket' });
    await expect(buy).toBeVisible();
    await page.route(`**/api/events/${event.id}/availability`, (route) => route.abort());
    await buyTicket(request, await registerPerson(request), event.id);
    await buy.click();
    await expect(page.getByText(/Somebody was faster|Every seat is taken/).first()).toBeVisible();
    expect(await availableTickets(request, event.id)).toBe(0);
  });

  test(
    'cannot buy for a cancelled event, and finds the ticket under cancelled',
    ONE_WIDTH,
    async ({ page, request }) => {
      const event = await createEvent(request);
      const person = await registerPerson(request);
      await buyTicket(request, person, event.id);
      expect((await request.post(`/api/events/${event.id}/cancel`, { headers: await asAdmin(request) })).status()).toBe(
        200,
      );

      await signIn(page, person, `/events/${event.slug}`);
      await expect(page.getByText('no tickets are sold')).toBeVisible();
      await page.goto('/tickets?show=cancelled');
      await expect(ticketOf(page, event)).toContainText('The organiser called this event off.');
    },
  );

  test('can try again when the tickets did not load', ONE_WIDTH, async ({ page, request }) => {
    await signIn(page, await registerPerson(request), '/tickets');
    await expect(page.getByRole('heading', { name: 'No tickets yet' })).toBeVisible();
    await page.route('**/api/tickets/my-tickets**', (route) =>
      route.fulfill({ status: 503, json: { code: 'UNAVAILABLE' } }),
    );
    await page.getByRole('navigation', { name: 'Which tickets' }).getByRole('link', { name: /Past/ }).click();
    await expect(page.getByRole('heading', { name: 'Your tickets did not load' })).toBeVisible({ timeout: 15_000 });
    await page.unroute('**/api/tickets/my-tickets**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing behind you yet' })).toBeVisible();
  });

  test('finds no administration', ONE_WIDTH, async ({ page, request }) => {
    await signIn(page, await registerPerson(request), '/tickets');
    expect((await page.goto('/admin'))?.status()).toBe(404);
    expect((await page.goto('/admin/events/new'))?.status()).toBe(404);
  });
});

/** Stalls for all, and a balcony of which two at least go together. */
const theatre = {
  capacity: 20,
  price: undefined,
  ticketTypes: [
    { name: 'Stalls', price: 120, translations: { 'pt-BR': { name: 'Plateia' } } },
    { name: 'Balcony', price: 40.5, capacity: 4, minPerOrder: 2, translations: { 'pt-BR': { name: 'Balcão' } } },
    { name: 'Last minute', price: 20, salesStart: '2031-05-17T10:00:00' },
  ],
};

test.describe('an event with several ticket types', () => {
  test.describe.configure({ timeout: 90_000 });

  test('sells two of them in one order, with a name for each seat', async ({ page, request }) => {
    const event = await createEvent(request, theatre);
    const person = await registerPerson(request);
    await signIn(page, person, `/events/${event.slug}`);
    const box = page.locator('aside');
    await expect(box).toContainText('from R$20');
    await expect(box).toContainText('On sale from May 17, 2031, 10:00 AM');
    await expect(box.getByRole('button', { name: 'One seat more: Last minute' })).toHaveCount(0);

    await box.getByRole('button', { name: 'One seat more: Stalls' }).click();
    await box.getByRole('button', { name: 'One seat more: Balcony' }).click();
    await expect(box).toContainText('R$201');
    const same = box.getByLabel('Same name and e-mail for all seats');
    await expect(same).toBeChecked();
    await same.uncheck();
    const second = box.getByRole('group', { name: 'Seat 2: Balcony' });
    await expect(second.getByLabel('Name')).toHaveValue(person.name);
    await second.getByLabel('Name').fill('Bia Rocha');
    await second.getByLabel('E-mail').fill('bia@example.com');
    await same.check();
    await same.uncheck();
    await expect(second.getByLabel('Name')).toHaveValue('Bia Rocha');
    await expectAccessible(page);

    await box.getByRole('button', { name: 'Buy 3 tickets' }).click();
    await expect(page.getByRole('heading', { name: 'Your 3 seats are yours' })).toBeFocused();
    await expect(box.getByRole('heading', { name: 'Stalls' })).toBeVisible();
    await expect(box.getByText(/^[A-HJ-KM-NP-Z2-9]{9}$/)).toHaveCount(3);
    expect(await availableTickets(request, event.id)).toBe(17);

    await page.getByRole('link', { name: 'See the order' }).click();
    await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('row', { name: /Stalls 1 .*R\$120\.00/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /Balcony 2 .*R\$81\.00/ })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('R$201.00');
    await expect(page.getByRole('main')).toContainText('Bia Rocha');
    await expectAccessible(page);

    await page.getByRole('link', { name: 'All orders' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'My orders' })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: event.name })).toContainText('1 × Stalls, 2 × Balcony');
    await expectAccessible(page);
  });

  test('can be bought from with the keyboard alone', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request, theatre);
    await signIn(page, await registerPerson(request), `/events/${event.slug}`);
    await page.getByRole('button', { name: 'One seat more: Balcony' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Buy 3 tickets' })).toBeVisible();
    // Back to the other button, and one seat is given up again.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByLabel('E-mail for the ticket').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Your 2 seats are yours' })).toBeFocused();
    expect(await availableTickets(request, event.id)).toBe(18);
  });

  test('says which type fell short, and offers what is left of it', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request, theatre);
    await signIn(page, await registerPerson(request), `/events/${event.slug}`);
    const balcony = page.getByRole('button', { name: 'One seat more: Balcony' });
    await balcony.click();
    await balcony.click();
    await balcony.click();
    await page.route(`**/api/events/${event.id}/availability`, (route) => route.abort());
    const balconyId = event.ticketTypes.find(({ name }) => name === 'Balcony')?.id;
    await buyTicket(request, await registerPerson(request), event.id, {
      lines: [{ ticketTypeId: balconyId, quantity: 2 }],
    });
    await page.getByRole('button', { name: 'Buy 4 tickets' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Balcony: only 2 seats are left' })).toBeVisible();
    await page.getByRole('button', { name: 'Buy 2 tickets' }).click();
    await expect(page.getByText('Your 2 seats are yours')).toBeVisible();
  });

  test('keeps what was chosen and typed when the language changes', async ({ page, request }) => {
    const event = await createEvent(request, theatre);
    await signIn(page, await registerPerson(request), `/events/${event.slug}`);
    await page.getByRole('button', { name: 'One seat more: Balcony' }).click();
    await page.getByLabel('Same name and e-mail for all seats').uncheck();
    await page.getByRole('group', { name: 'Seat 2: Balcony' }).getByLabel('Name').fill('Bia Rocha');
    await page.locator('footer').getByRole('link', { name: 'Português (Brasil)' }).click();
    await expect(page).toHaveURL(`/pt-BR/events/${event.slug}`);
    await expect(page.getByRole('group', { name: 'Lugar 2: Balcão' }).getByLabel('Nome')).toHaveValue('Bia Rocha');
    await expect(page.getByRole('button', { name: 'Comprar 2 ingressos' })).toBeVisible();
  });
});

test.describe('an order that is not right', () => {
  test('is reported at the field, which has the focus', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, await registerPerson(request), `/events/${event.slug}`);
    const email = page.getByLabel('E-mail for the ticket');
    await email.fill('ana@example');
    await page.getByRole('button', { name: 'Buy 1 ticket' }).click();
    await expect(email).toBeFocused();
    await expect(email).toHaveAccessibleDescription(/Write an e-mail address such as ana@example\.com/);
    await expect(page.getByText('We could not sell this ticket')).toHaveCount(0);
    expect(await availableTickets(request, event.id)).toBe(50);
    await email.fill('ana@example.com');
    await page.getByRole('button', { name: 'Buy 1 ticket' }).click();
    await expect(page.getByText('Your seat is yours')).toBeVisible();
  });

  test('is reported at the seat that it is about', ONE_WIDTH, async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, await registerPerson(request), `/events/${event.slug}`);
    await page.getByRole('button', { name: 'One seat more' }).click();
    await page.getByLabel('Same name and e-mail for all seats').uncheck();
    const email = page.getByRole('group', { name: 'Seat 2' }).getByLabel('E-mail');
    await email.fill('bia@example');
    await page.getByRole('button', { name: 'Buy 2 tickets' }).click();
    await expect(email).toBeFocused();
    await expect(email).toHaveAccessibleDescription(/Write an e-mail address/);
    await expect(page.getByRole('group', { name: 'Seat 1' }).getByLabel('E-mail')).not.toHaveAttribute('aria-invalid');
  });
});

test.describe('many tickets', () => {
  test.describe.configure({ timeout: 60_000 });

  test('stand by event and are paged by the shop', async ({ page, request }) => {
    const person = await registerPerson(request);
    const later = await createEvent(request, { eventDate: '2031-06-17T20:00:00' });
    const sooner = await createEvent(request, { eventDate: '2031-04-17T20:00:00' });
    await buyTicket(request, person, later.id, { quantity: 9 });
    await buyTicket(request, person, sooner.id, { quantity: 5 });
    const asked: string[] = [];
    page.on('request', (sent) => sent.url().includes('/my-tickets') && asked.push(new URL(sent.url()).search));
    await signIn(page, person, '/tickets');

    const tabs = page.getByRole('navigation', { name: 'Which tickets' });
    await expect(tabs.getByRole('link', { name: 'Upcoming 14' })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([sooner.name, later.name]);
    // Those that are alike lie behind the first one.
    await expect(ticketOf(page, sooner).getByRole('button', { name: 'Cancel ticket' })).toHaveCount(1);
    await ticketOf(page, sooner).getByText('4 more just like it').click();
    await expect(ticketOf(page, sooner).getByRole('button', { name: 'Cancel ticket' })).toHaveCount(5);
    await ticketOf(page, later).getByText('6 more just like it').click();
    await expect(ticketOf(page, later).getByRole('button', { name: 'Cancel ticket' })).toHaveCount(7);
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(page).toHaveURL('/tickets?page=2');
    await ticketOf(page, later).getByText('1 more just like it').click();
    await expect(ticketOf(page, later).getByRole('button', { name: 'Cancel ticket' })).toHaveCount(2);
    await expect(ticketOf(page, sooner)).toHaveCount(0);
    // Nobody asks for all of them.
    for (const search of asked) expect(Number(new URLSearchParams(search).get('size'))).toBeLessThanOrEqual(12);
  });

  test('of one event can be given back one by one', ONE_WIDTH, async ({ page, request }) => {
    const person = await registerPerson(request);
    const event = await createEvent(request);
    await buyTicket(request, person, event.id, { quantity: 2 });
    await signIn(page, person, '/tickets');
    const card = ticketOf(page, event);
    await card.getByRole('button', { name: 'Cancel ticket' }).first().click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Yes, cancel ticket' }).click();
    await expect(card.getByRole('button', { name: 'Cancel ticket' })).toHaveCount(1);
    const tabs = page.getByRole('navigation', { name: 'Which tickets' });
    await expect(tabs.getByRole('link', { name: 'Upcoming 1' })).toBeVisible();
    await expect(tabs.getByRole('link', { name: 'Cancelled 1' })).toBeVisible();
  });

  test('an order of somebody else is not there', ONE_WIDTH, async ({ page, request }) => {
    const owner = await registerPerson(request);
    const event = await createEvent(request);
    await buyTicket(request, owner, event.id);
    const orders = await request.get('/api/orders', { headers: { authorization: `Bearer ${owner.token}` } });
    const [order] = (await orders.json()).content;
    await signIn(page, await registerPerson(request), '/orders');
    await expect(page.getByRole('heading', { name: 'No orders yet' })).toBeVisible();
    expect((await page.goto(`/orders/${order.id}`))?.status()).toBe(404);
  });
});
