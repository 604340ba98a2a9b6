import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { encodeQR } from 'qr';
import { ADMIN, asAdmin, buyTicket, createEvent, expectAccessible, registerPerson, signIn } from './shop.ts';
import { test } from './test.ts';

/**
 * The scanner at the door in a real browser, with its service worker, and the network taken away from it. On a phone alone
 * (playwright.config.ts): that is where a door is.
 */

const SEATS = 50;

type Ticket = { id: string; code: string; status: string; device?: string };

async function fullHouse(api: APIRequestContext) {
  const event = await createEvent(api, { capacity: SEATS, name: `Door ${randomUUID().slice(0, 8)}` });
  const buyer = await registerPerson(api);
  for (let sold = 0; sold < SEATS; sold += 10) {
    const participants = Array.from({ length: 10 }, (_, at) => ({
      name: `Guest ${100 + sold + at}`,
      email: buyer.email,
    }));
    await buyTicket(api, buyer, event.id, { quantity: 10, participants });
  }
  return event;
}

async function ticketsOf(api: APIRequestContext, eventId: string): Promise<(Ticket & { name: string })[]> {
  const answer = await api.get(`/api/events/${eventId}/check-in-list`, { headers: await asAdmin(api) });
  return (await answer.json()).tickets;
}

const standing = (page: Page) => page.locator('[data-link]');
const result = (page: Page) => page.locator('[data-result]');

/** As a hand scanner does: it types fast and ends with Enter, wherever the focus is. */
async function wedge(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function openDoor(page: Page, eventId: string): Promise<void> {
  await signIn(page, ADMIN, '/admin/events');
  await page.goto(`/door?event=${eventId}`);
  await expect(page.getByTestId('opens-offline')).toBeVisible();
}

test('fifty scans without a network arrive once each when it is back, and who was in already is named', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(90_000);
  const event = await fullHouse(request);
  const tickets = await ticketsOf(request, event.id);
  const [first, second] = tickets;
  if (!first || !second) throw new Error('nothing was sold');
  await openDoor(page, event.id);
  await wedge(page, first.code);
  await expect(result(page)).toContainText('Welcome');
  await expect(result(page)).toContainText(first.name);

  await context.setOffline(true);
  // Closed and opened again: page and list come from the device.
  await page.reload();
  await expect(standing(page)).toHaveAttribute('data-link', 'offline');
  // Another door lets one of them in meanwhile.
  const headers = await asAdmin(request);
  const elsewhere = { headers, data: { confirmationCode: second.code, device: 'South door' } };
  expect((await request.post('/api/check-ins', elsewhere)).status()).toBe(200);
  for (const { code, id, name } of tickets) {
    await wedge(page, code);
    await expect(result(page)).toContainText(name);
    await expect(result(page)).toHaveAttribute('data-result', id === first.id ? 'already' : 'in');
  }
  await expect(standing(page)).toHaveAttribute('data-waiting', String(SEATS - 1));
  await wedge(page, second.code);
  await expect(result(page)).toContainText('Already in');

  await context.setOffline(false);
  await expect(standing(page)).toHaveAttribute('data-waiting', '0', { timeout: 20_000 });
  await result(page).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'should not have been' });
  await expect(conflict).toContainText(second.name);
  await expect(conflict).toContainText('South door');
  await expect(page.getByTestId('inside')).toHaveText(`${SEATS} of ${SEATS}`);
  const counts = await (await request.get(`/api/events/${event.id}/check-ins`, { headers })).json();
  expect(counts).toMatchObject({ total: SEATS, checkedIn: SEATS, duplicates: 1 });
  await conflict.getByRole('button', { name: 'I have seen it' }).click();
  await expect(conflict).toBeHidden();
});

test('undoes with a reason, tells of a signed-out queue, and takes the list along', async ({
  page,
  context,
  request,
}) => {
  const event = await createEvent(request, { capacity: 5 });
  const buyer = await registerPerson(request);
  await buyTicket(request, buyer, event.id, { quantity: 2 });
  const [one, two] = await ticketsOf(request, event.id);
  await openDoor(page, event.id);
  await page.getByLabel('Code or name').fill(one?.code ?? '');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(result(page)).toHaveAttribute('data-result', 'in');
  await result(page).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByLabel('Why?').fill('Wrong door');
  await page.getByRole('button', { name: 'Undo the check-in' }).click();
  await expect(page.getByTestId('inside')).toHaveText('0 of 2');

  await context.setOffline(true);
  await wedge(page, two?.code ?? '');
  await expect(standing(page)).toHaveAttribute('data-waiting', '1');
  await context.clearCookies();
  await context.setOffline(false);
  // Told at the latest when the scanner next asks: every 15 s.
  await expect(page.getByText('1 scan waits on this device until you are signed in. None is lost.')).toBeVisible({
    timeout: 20_000,
  });

  await signIn(page, ADMIN, '/door');
  await page.getByRole('button', { name: new RegExp(event.name) }).click();
  await expect(standing(page)).toHaveAttribute('data-waiting', '0');
  expect(await ticketsOf(request, event.id)).toMatchObject([{ status: 'ACTIVE' }, { status: 'USED' }]);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('The list of tickets was taken off this device.')).toBeVisible();
  await expect(page.getByText('You are signed out')).toBeVisible();
  await expect(page.getByText('Works offline')).toBeHidden();
});

test('only the scanner may use the camera, and the worker keeps nothing else', async ({ page, request }) => {
  const policy = async (path: string) => (await request.get(path)).headers()['permissions-policy'];
  expect(await policy('/door')).toContain('camera=(self)');
  expect(await policy('/pt-BR/door')).toContain('camera=(self)');
  for (const path of ['/', '/events', '/login', '/tickets']) expect(await policy(path)).toContain('camera=()');
  const event = await createEvent(request, { capacity: 5 });
  await openDoor(page, event.id);
  await page.goto('/events');
  await page.goto(`/door?event=${event.id}`);
  await expect(page.getByTestId('opens-offline')).toBeVisible();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });
  const others = kept.filter((path) => path !== '/door' && !/^\/_next\/static\/|^\/door\//.test(path));
  expect(others).toEqual([]);
  expect(kept).toContain('/door');
});

/** In the page: a camera that sees these modules, dark ones true, a little tilted as a hand holds them. */
function cameraOnTo(modules: boolean[][]): void {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1280, 720];
  const context = canvas.getContext('2d');
  const draw = () => {
    if (!context) return;
    context.resetTransform();
    context.fillStyle = '#777';
    context.fillRect(0, 0, 1280, 720);
    context.translate(640, 360);
    context.rotate(0.12);
    const size = 420 / modules.length;
    modules.forEach((row, y) => {
      row.forEach((isDark, x) => {
        context.fillStyle = isDark ? '#111' : '#fff';
        context.fillRect(-210 + x * size, -210 + y * size, size + 0.5, size + 0.5);
      });
    });
    requestAnimationFrame(draw);
  };
  navigator.mediaDevices.getUserMedia = async () => {
    draw();
    return canvas.captureStream(15);
  };
}

test('reads what the camera sees', async ({ page, request }) => {
  const event = await createEvent(request, { capacity: 5 });
  const buyer = await registerPerson(request);
  await buyTicket(request, buyer, event.id);
  const [ticket] = await ticketsOf(request, event.id);
  await page.addInitScript(cameraOnTo, encodeQR(ticket?.code ?? '', 'raw', { border: 4 }));
  await openDoor(page, event.id);
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(result(page)).toHaveAttribute('data-result', 'in');
  await expect(result(page)).toContainText(buyer.name);
});
