import { beforeAll, describe, expect, it } from 'vitest';
import { queries, useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { VISITOR } from '@/domain/user';
import { asActor, buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

let admin: Person;
let buyer: Person;
const rename = ({ id }: Person, name: string) =>
  testDatabase().query('UPDATE "user" SET name = $2 WHERE id = $1', [id, name]);
beforeAll(async () => {
  [admin, buyer] = await Promise.all([person('ADMIN'), person()]);
  await Promise.all([rename(admin, 'Olga Organiser'), rename(buyer, 'Bruno Buyer')]);
});

const PAGE = { page: 0, size: 50 };
const numbersOf = (id: string, isDoorToo = false, page = PAGE) =>
  queries.eventNumbers(asActor(admin), id, isDoorToo, page);

async function eventOfTwoTypes() {
  const event = await createEvent(admin, {
    capacity: 10,
    price: undefined,
    ticketTypes: [
      { name: 'Floor', price: 20 },
      { name: 'Balcony', price: 10, capacity: 4 },
    ],
  });
  const [floor, balcony] = event.ticketTypes;
  if (!floor || !balcony) throw new Error('it has two types');
  return { event, floor, balcony };
}

/** Each change leaves what the one before it left, and what it moved itself. */
function expectToAddUp({ available, explained, changes }: Awaited<ReturnType<typeof numbersOf>>) {
  expect(explained).toBe(available);
  const oldestFirst = changes.toReversed();
  let left = 0;
  for (const change of oldestFirst) {
    left += change.seats;
    expect(change.left).toBe(left);
  }
  expect(left).toBe(available);
}

describe('the numbers of an event', () => {
  it('add up, and each change says who and why', async () => {
    const { event, floor, balcony } = await eventOfTwoTypes();
    const { tickets = [] } = await buy(buyer, event.id, { lines: [{ ticketTypeId: floor.id, quantity: 3 }] });
    await buy(buyer, event.id, { lines: [{ ticketTypeId: balcony.id, quantity: 2 }] });
    const [first, second, third] = tickets.map(({ id }) => id);
    expect((await call('DELETE', `/api/tickets/${first}`, { as: buyer })).status).toBe(200);
    expect((await call('DELETE', `/api/tickets/${second}`, { as: admin })).status).toBe(200);
    expect((await call('PATCH', `/api/events/${event.id}`, { as: admin, json: { capacity: 12 } })).status).toBe(200);
    const confirmationCode = tickets.find(({ id }) => id === third)?.confirmationCode;
    expect((await call('POST', '/api/check-ins', { as: admin, json: { confirmationCode } })).status).toBe(200);

    const numbers = await numbersOf(event.id);
    expectToAddUp(numbers);
    expect(numbers).toMatchObject({ capacity: 12, available: 9, total: 6 });
    expect(numbers.types).toMatchObject([
      { name: 'Floor', limit: null, available: 9, active: 0, checkedIn: 1, cancelled: 2 },
      { name: 'Balcony', limit: 4, available: 2, active: 2, checkedIn: 0, cancelled: 0 },
    ]);
    expect(numbers.changes).toMatchObject([
      { kind: 'seats', seats: 2, left: 9, who: 'Olga Organiser', why: 'app' },
      { kind: 'cancelled', seats: 1, left: 7, type: 'Floor', who: 'Olga Organiser', why: 'organiser' },
      { kind: 'cancelled', seats: 1, left: 6, type: 'Floor', who: 'Bruno Buyer', why: 'holder' },
      { kind: 'sold', tickets: 2, seats: -2, left: 5, type: 'Balcony', who: 'Bruno Buyer', code: null },
      { kind: 'sold', tickets: 3, seats: -3, left: 7, type: 'Floor', who: 'Bruno Buyer' },
      { kind: 'created', seats: 10, left: 10, who: 'Olga Organiser' },
    ]);
  });

  it('tell of the door where that is asked for, in which nothing moves a seat', async () => {
    const event = await createEvent(admin, { capacity: 5 });
    const { id, confirmationCode } = await buy(buyer, event.id);
    await call('POST', '/api/check-ins', { as: admin, json: { confirmationCode } });
    await call('DELETE', `/api/tickets/${id}/check-in`, { as: admin, json: { reason: 'Wrong door' } });
    const numbers = await numbersOf(event.id, true);
    expectToAddUp(numbers);
    expect(numbers.changes.slice(0, 2)).toMatchObject([
      { kind: 'undone', seats: 0, code: confirmationCode, who: 'Olga Organiser', why: 'Wrong door' },
      { kind: 'checked-in', seats: 0, code: confirmationCode, who: 'Olga Organiser' },
    ]);
    expect((await numbersOf(event.id)).total).toBe(2);
  });

  it('tell a called-off event in one change by type', async () => {
    const { event, floor } = await eventOfTwoTypes();
    await buy(buyer, event.id, { lines: [{ ticketTypeId: floor.id, quantity: 4 }] });
    await useCases.cancelEvent(asActor(admin), event.id);
    const numbers = await numbersOf(event.id);
    expectToAddUp(numbers);
    expect(numbers.changes[0]).toMatchObject({ kind: 'cancelled', tickets: 4, seats: 4, why: 'event-cancelled' });
  });

  it('come in pages, of which each knows what was left', async () => {
    const event = await createEvent(admin, { capacity: 9 });
    for (let turn = 0; turn < 3; turn += 1) await buy(buyer, event.id);
    const [all, second] = await Promise.all([numbersOf(event.id), numbersOf(event.id, false, { page: 1, size: 2 })]);
    expect(second.changes).toEqual(all.changes.slice(2, 4));
  });

  it('name nobody whose account is gone', async () => {
    const event = await createEvent(admin, { capacity: 9 });
    const leaving = await person();
    await buy(leaving, event.id);
    await rename(leaving, '');
    expect((await numbersOf(event.id)).changes[0]).toMatchObject({ kind: 'sold', who: null });
  });

  it('are an admin’s alone', async () => {
    const event = await createEvent(admin);
    const refusal = (actor: Parameters<typeof queries.eventNumbers>[0], id = event.id) =>
      queries.eventNumbers(actor, id, false, PAGE).catch((error: unknown) => error instanceof AppError && error.code);
    expect(await refusal(VISITOR)).toBe('UNAUTHORIZED');
    expect(await refusal(asActor(buyer))).toBe('FORBIDDEN');
    expect(await refusal(asActor(admin), 'no-such-event')).toBe('RESOURCE_NOT_FOUND');
  });
});
