import { expect, type Page, test } from '@playwright/test';
import { asAdmin, availableTickets, buyTicket, createEvent, expectAccessible, registerPerson, signIn } from './shop';

/** The held ticket of `event` on the page of bought tickets. */
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
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(new RegExp(`/events/${event.slug}$`));

    await expect(page.getByLabel('Name on the ticket')).toHaveValue(person.name);
    await page.getByRole('button', { name: 'Buy 1 ticket' }).click();
    await expect(page.getByText('Your seat is yours')).toBeVisible();
    expect(await availableTickets(request, event.id)).toBe(2);

    await page.getByRole('link', { name: 'See my tickets' }).click();
    await expect(page).toHaveURL(/\/tickets$/);
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
    await expect(page).toHaveURL(/\/tickets\?show=cancelled$/);
    await expect(ticketOf(page, event)).toContainText('Cancelled');
    await expect(ticketOf(page, event).getByRole('button', { name: 'Cancel ticket' })).toHaveCount(0);
    expect(await availableTickets(request, event.id)).toBe(3);
  });

  test('does the same in Portuguese', async ({ page, request }) => {
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
    await expect(page).toHaveURL(/\/pt-BR\/tickets$/);
    const ticket = ticketOf(page, { name: 'Noite das Lanternas' });
    await expect(ticket).toContainText('R$ 45,50');
    await ticket.getByRole('button', { name: 'Cancelar ingresso' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sim, cancelar ingresso' }).click();
    await expect(page.getByText('Ingresso cancelado.').first()).toBeVisible();
    expect(await availableTickets(request, event.id)).toBe(50);
  });

  test('cannot buy what is sold out', async ({ page, request }) => {
    const event = await createEvent(request, { capacity: 1 });
    await buyTicket(request, await registerPerson(request), event.id);
    await signIn(page, await registerPerson(request), `/events/${event.slug}`);
    await expect(page.getByText('Every seat is taken.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Buy/ })).toHaveCount(0);
  });

  test('is told that the last seat went while the form was open', async ({ page, request }) => {
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

  test('cannot buy for a cancelled event, and finds the ticket under cancelled', async ({ page, request }) => {
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
  });

  test('can try again when the tickets did not load', async ({ page, request }) => {
    await page.route('**/api/tickets/my-tickets**', (route) =>
      route.fulfill({ status: 503, json: { code: 'UNAVAILABLE' } }),
    );
    await signIn(page, await registerPerson(request), '/tickets');
    await expect(page.getByRole('heading', { name: 'Your tickets did not load' })).toBeVisible({ timeout: 15_000 });
    await page.unroute('**/api/tickets/my-tickets**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'No tickets yet' })).toBeVisible();
  });

  test('finds no administration', async ({ page, request }) => {
    await signIn(page, await registerPerson(request), '/tickets');
    expect((await page.goto('/admin'))?.status()).toBe(404);
    expect((await page.goto('/admin/events/new'))?.status()).toBe(404);
  });
});
