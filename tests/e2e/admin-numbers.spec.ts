import { ADMIN, asAdmin, buyTicket, createEvent, expectAccessible, patchEvent, registerPerson, signIn } from './shop';
import { expect, test } from './test';

test('an admin reads why so many seats are left', async ({ page, request }) => {
  const event = await createEvent(request, {
    capacity: 20,
    price: undefined,
    ticketTypes: [
      { name: 'Floor', price: 45 },
      { name: 'A balcony with a name that goes on and on until nobody reads it any more', price: 20, capacity: 6 },
    ],
  });
  const buyer = await registerPerson(request);
  const [floor] = event.ticketTypes;
  await buyTicket(request, buyer, event.id, { lines: [{ ticketTypeId: floor?.id, quantity: 3 }] });
  await patchEvent(request, event.id, { capacity: 25 });
  const { content } = await (
    await request.get(`/api/events/${event.id}/tickets`, { headers: await asAdmin(request) })
  ).json();
  const { confirmationCode } = content[0];
  const answer = await request.post('/api/check-ins', {
    headers: await asAdmin(request),
    data: { confirmationCode },
  });
  expect(answer.status()).toBe(200);

  await signIn(page, ADMIN, '/admin/events');
  await page.goto(`/admin/events?q=${encodeURIComponent(event.name)}`);
  await page.getByRole('button', { name: `Actions for ${event.name}` }).press('Enter');
  await page.getByRole('menuitem', { name: 'Why these numbers' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Why these numbers' })).toBeVisible();
  await expect(page.getByText('The changes below come to exactly the seats that are left.')).toBeVisible();
  const changes = page.getByRole('region', { name: 'Changes' }).getByRole('row');
  await expect(changes.nth(1)).toContainText(/Number of seats changed.*\+5.*22/);
  await expect(changes.nth(2)).toContainText(/3 tickets sold.*-3.*17/);
  await expect(changes.nth(2)).toContainText(buyer.name);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'The door, too' }).press('Enter');
  await expect(changes.nth(1)).toContainText(`Let in`);
  await expect(changes.nth(1)).toContainText(confirmationCode);

  await page.goto(`/pt-BR/admin/events/${event.id}/numbers`);
  await expect(page.getByRole('heading', { level: 1, name: 'Por que estes números' })).toBeVisible();
  await expect(page.getByText('3 ingressos vendidos')).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
