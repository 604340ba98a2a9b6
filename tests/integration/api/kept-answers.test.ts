import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AvailabilityDto, EventDetailDto, EventDto } from '@/application/events/schema';
import type { Page } from '@/application/schema';
import { buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { insertTicketType } from '../../support/rows.ts';

/** What visitors read comes from memory for a second, and yet is never older than what this process changed. */

let admin: Person;
let user: Person;
beforeAll(async () => {
  [admin, user] = [await person('ADMIN'), await person()];
});

const visit = async <T>(path: string) => (await call<T>('GET', path)).body;
const ROUNDS = 20;

/** What visitors see of an event, at every address that shows it. */
async function seen({ id, slug }: EventDto) {
  const list = await visit<Page<EventDto>>('/api/events?sort=createdAt,desc&size=100');
  const upcoming = await visit<EventDto[]>('/api/events/upcoming?limit=100');
  const details = await Promise.all([id, slug].map((each) => visit<EventDetailDto>(`/api/events/${each}`)));
  return [...details, ...list.content, ...upcoming].filter((event) => event.id === id);
}

describe('a visitor of the same process', () => {
  it('never sees an event as it was before a sale that was answered', async () => {
    const event = await createEvent(admin, { capacity: ROUNDS });
    for (let left = ROUNDS - 1; left >= 0; left -= 1) {
      // Readings that begin before the sale and end around it leave nothing old behind.
      const around = seen(event);
      await buy(user, event.id);
      await around;
      expect((await seen(event)).map(({ availableTickets }) => availableTickets)).toEqual(Array(4).fill(left));
      for (const each of [event.id, event.slug]) {
        const seats = await visit<AvailabilityDto>(`/api/events/${each}/availability`);
        expect([seats.availableTickets, seats.ticketTypes[0]?.available]).toEqual([left, left]);
      }
    }
    const free = await visit<Page<EventDto>>('/api/events?available=true&sort=createdAt,desc');
    expect(free.content.map(({ id }) => id)).not.toContain(event.id);
  });

  it('never sees an event as it was before an edit that was answered', async () => {
    const event = await createEvent(admin);
    for (let edit = 1; edit <= ROUNDS; edit += 1) {
      const around = seen(event);
      await call('PATCH', `/api/events/${event.id}`, { as: admin, json: { location: `Hall ${edit}` } });
      await around;
      expect((await seen(event)).map(({ location }) => location)).toEqual(Array(4).fill(`Hall ${edit}`));
    }
  });

  it('sees new types, a cancelled event and a deleted one at once', async () => {
    const event = await createEvent(admin);
    const types = `/api/events/${event.id}/ticket-types`;
    expect(await visit(types)).toHaveLength(1);
    await call('POST', types, { as: admin, json: { name: 'Balcony', price: 10 } });
    expect(await visit(types)).toHaveLength(2);
    await call('POST', `/api/events/${event.id}/cancel`, { as: admin });
    expect((await seen(event)).map(({ status }) => status)).toEqual(Array(3).fill('CANCELLED'));
    const another = await createEvent(admin);
    expect(await seen(another)).toHaveLength(4);
    await call('DELETE', `/api/events/${another.id}`, { as: admin });
    expect((await call('GET', `/api/events/${another.slug}`)).status).toBe(404);
  });

  it('never sees what an admin was shown', async () => {
    const draft = await createEvent(admin, { status: 'DRAFT' });
    const event = await createEvent(admin);
    await insertTicketType(testDatabase(), { eventId: event.id }, { is_hidden: true });
    const typesFor = async (as: Person | null) =>
      (await call<EventDetailDto>('GET', `/api/events/${event.id}`, { as })).body.ticketTypes.length;
    expect([await typesFor(admin), await typesFor(null), await typesFor(user), await typesFor(admin)]).toEqual([
      2, 1, 1, 2,
    ]);
    const idsFor = async (as: Person | null) =>
      (await call<Page<EventDto>>('GET', '/api/events?sort=createdAt,desc', { as })).body.content.map(({ id }) => id);
    expect(await idsFor(admin)).toContain(draft.id);
    expect(await idsFor(null)).not.toContain(draft.id);
    expect((await call('GET', `/api/events/${draft.id}`, { as: admin })).status).toBe(200);
    expect((await call('GET', `/api/events/${draft.id}`)).status).toBe(404);
  });
});

describe('what another process changed', () => {
  it('is seen within a second', async () => {
    const event = await createEvent(admin);
    const path = `/api/events/${event.id}`;
    expect((await visit<EventDto>(path)).location).toBe(event.location);
    const change = "UPDATE event SET location = 'Elsewhere', version = version + 1 WHERE id = $1";
    await testDatabase().query(change, [event.id]);
    expect((await visit<EventDto>(path)).location, 'kept').toBe(event.location);
    await sleep(1_000);
    expect((await visit<EventDto>(path)).location).toBe('Elsewhere');
  });
});
