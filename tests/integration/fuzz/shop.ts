import { randomUUID } from 'node:crypto';
import { ask, browserCookie, buy, createEvent, ORIGIN, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { insertEvent } from '../../support/rows.ts';

export const eventIds: string[] = [];
export const spareEventIds: string[] = [];
export const ticketIds: string[] = [];
/** A ticket among many that nobody has: each that is printed takes 30 ms. */
export const seldomTicketIds = Array.from<unknown, string>({ length: 30 }, () => randomUUID());
export const orderIds: string[] = [];
/** The event that sells several types, and those types. */
export const severalIds: string[] = [];
export const seriesIds: string[] = [];
export const typeIds: string[] = [];
export const spareTypeIds: string[] = [];
export const codes: string[] = [];
export const credentials: Record<string, string>[] = [];

const aType = (name: string) => ({ name, price: 10 });

/** What requests are made about: a shop with something of everything in it, and who asks. */
export async function fillShop(): Promise<void> {
  const [admin, user] = await Promise.all([person('ADMIN'), person()]);
  const big = await createEvent(admin, { capacity: 1_000_000 });
  const draft = await createEvent(admin, { status: 'DRAFT' });
  eventIds.push(big.id, big.id.toUpperCase(), big.slug, draft.id, randomUUID());
  for (let index = 0; index < 30; index += 1) eventIds.push(await insertEvent(testDatabase()));
  for (let index = 0; index < 100; index += 1) spareEventIds.push(await insertEvent(testDatabase()));
  const several = await createEvent(admin, { price: undefined, ticketTypes: [aType('Full'), aType('Reduced')] });
  severalIds.push(several.id);
  eventIds.push(several.id, several.slug, several.id, several.id);
  typeIds.push(...several.ticketTypes.map(({ id }) => id));
  for (let index = 0; index < 40; index += 1) {
    const body = aType(`Spare ${index}`);
    const added = await ask('POST /api/events/{id}/ticket-types', { as: admin, params: { id: several.id }, body });
    spareTypeIds.push(added.body.id);
  }
  const again = await createEvent(admin);
  const rule = { frequency: 'DAILY', interval: 1, end: { count: 2 } } as const;
  seriesIds.push(
    (await ask('POST /api/events/{id}/repeat', { as: admin, params: { id: again.id }, body: { rule } })).body.id,
  );
  for (let index = 0; index < 100; index += 1) {
    const bought = await buy(index % 2 ? user : admin, big.id);
    ticketIds.push(bought.id);
    if (index % 10 === 0) orderIds.push(bought.orderId);
    if (index % 4 === 0) codes.push(bought.confirmationCode, bought.confirmationCode.toLowerCase());
  }
  seldomTicketIds.push(ticketIds[0] ?? '');
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const [asUser, asAdmin] = [bearer(user.token), bearer(admin.token)];
  const cookie = await browserCookie(admin);
  credentials.push({ cookie: `eventhub.refresh=${'a'.repeat(43)}`, origin: ORIGIN });
  credentials.push({}, {}, asUser, asUser, asUser, asAdmin, asAdmin, asAdmin, asAdmin);
  credentials.push({ cookie, origin: ORIGIN }, { cookie }, bearer(user.token.slice(0, -2)), {
    authorization: 'Basic YTpi',
  });
}
