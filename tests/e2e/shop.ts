import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page } from '@playwright/test';

/** What the journeys need around them. Everything is made new through the API, so that no test leans on another one. */

type ShopEvent = {
  id: string;
  slug: string;
  name: string;
  version: number;
  availableTickets: number;
  ticketTypes: { id: string; name: string }[];
};
export type Person = { username: string; password: string; email: string; name: string };

export const ADMIN = { username: 'admin', password: 'admin123' };

const tail = () => randomUUID().slice(0, 8);

let adminToken: Promise<string> | undefined;

const askForAdminToken = async (api: APIRequestContext): Promise<string> => {
  const answer = await api.post('/api/auth/login', { data: ADMIN });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).token;
};

// One hash of a password takes a fifth of a second, so the token is asked for once.
export async function asAdmin(api: APIRequestContext): Promise<{ authorization: string }> {
  adminToken ??= askForAdminToken(api);
  return { authorization: `Bearer ${await adminToken}` };
}

export async function createEvent(api: APIRequestContext, fields: Record<string, unknown> = {}): Promise<ShopEvent> {
  const answer = await api.post('/api/events', {
    headers: await asAdmin(api),
    data: {
      name: `Lantern Night ${tail()}`,
      description: 'Paper lanterns on the river.',
      location: 'Cais do Porto, Porto Alegre',
      eventDate: '2031-05-17T20:00:00',
      capacity: 50,
      price: 45.5,
      ...fields,
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

export async function patchEvent(
  api: APIRequestContext,
  id: string,
  data: Record<string, unknown>,
): Promise<ShopEvent> {
  const answer = await api.patch(`/api/events/${id}`, { headers: await asAdmin(api), data });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

export async function availableTickets(api: APIRequestContext, id: string): Promise<number> {
  return (await (await api.get(`/api/events/${id}/availability`)).json()).availableTickets;
}

export const newPerson = (): Person => {
  const word = tail();
  return {
    username: `e2e.${word}`,
    password: `correct-horse-${word}`,
    email: `e2e.${word}@example.com`,
    name: `Ana ${word}`,
  };
};

/** A buyer with an account, and a token of theirs for the API. */
export async function registerPerson(api: APIRequestContext): Promise<Person & { token: string }> {
  const person = newPerson();
  const answer = await api.post('/api/auth/register', { data: person });
  expect(answer.status(), await answer.text()).toBe(201);
  return { ...person, token: (await answer.json()).token };
}

export async function buyTicket(
  api: APIRequestContext,
  buyer: Person & { token: string },
  eventId: string,
  order: Record<string, unknown> = {},
): Promise<void> {
  const answer = await api.post('/api/tickets/purchase', {
    headers: { authorization: `Bearer ${buyer.token}`, 'idempotency-key': randomUUID() },
    data: { eventId, participantName: buyer.name, participantEmail: buyer.email, ...order },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** As the browser reads them out of `html`: what a form sends that nobody types. */
function hiddenFields(html: string): Record<string, string> {
  const read = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g);
  return Object.fromEntries(Array.from(inputs, ([, name, value]) => [read(name), read(value)]));
}

/**
 * Signs in by the form of the door, sent as a browser without scripts sends it, and opens `to`. How the form is filled in
 * is tried where that is what is promised.
 */
export async function signIn(
  page: Page,
  { username, password }: Pick<Person, 'username' | 'password'>,
  to: string,
): Promise<void> {
  const door = '/login';
  const answer = await page.request.get(door);
  const html = await answer.text();
  const field = html.indexOf('name="username"');
  const form = html.slice(html.lastIndexOf('<form', field), html.indexOf('</form>', field));
  const entered = await page.request.post(door, {
    headers: { origin: new URL(answer.url()).origin },
    multipart: { ...hiddenFields(form), username, password },
    maxRedirects: 0,
  });
  expect(entered.status(), `${username} signs in`).toBe(303);
  await page.goto(to);
}

/** In the page: ends what is on its way. @returns how much was */
function arriveAtOnce(): number {
  const underWay = document.getAnimations();
  for (const animation of underWay) {
    // One without an end cannot be finished.
    if (animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY) animation.cancel();
    else animation.finish();
  }
  return underWay.length;
}

/** What every page keeps to. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * axe finds nothing serious, in the light and in the dark. Frames are left out, since the one that we have runs no script,
 * and `others`: what is somebody else's. `rules` come on top.
 */
export async function expectAccessible(
  page: Page,
  schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
  { others = 'iframe', rules = [] }: { others?: string; rules?: string[] } = {},
): Promise<void> {
  for (const colorScheme of schemes) {
    // Behind another page its transitions would stand still.
    await page.bringToFront();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Every element fades into its new colour by itself; contrast is judged once all of them have arrived. A browser that
    // draws nothing just now would leave them on their way.
    await page.waitForTimeout(300);
    await expect.poll(() => page.evaluate(arriveAtOnce)).toBe(0);
    const { violations } = await new AxeBuilder({ page })
      .withTags([...WCAG, ...rules])
      .exclude(others)
      .analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const told = serious.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join('\n')}`);
    expect(told).toEqual([]);
  }
}
