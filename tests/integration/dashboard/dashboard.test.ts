import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Range } from '@/application/dashboard/schema';
import { queries } from '@/composition';
import { VISITOR } from '@/domain/user';
import { asActor, buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { insertEvent } from '../../support/rows.ts';

const db = testDatabase();
const DAY_MS = 86_400_000;

let admin: Person;
let buyer: Person;
beforeAll(async () => {
  [admin, buyer] = await Promise.all([person('ADMIN'), person()]);
});

/** Whoever runs these events and no other: of them alone the figures are told. */
const organiserOf = (...ids: string[]) => ({
  ...asActor(buyer),
  eventRoles: new Map(ids.map((id) => [id, 'ORGANISER' as const])),
});
const figuresOf = (ids: string[], asked: { range?: Range; currency?: string } = {}) =>
  queries.dashboard(organiserOf(...ids), { range: '30d', ...asked });

const event = async (changes: Record<string, unknown> = {}) => (await createEvent(admin, changes)).id;

/** A ticket of an order of its own, sold so many days ago. */
async function soldDaysAgo(eventId: string, days: number): Promise<string> {
  const { id, orderId } = await buy(buyer, eventId);
  const at = new Date(Date.now() - days * DAY_MS);
  await db.query('UPDATE ticket SET purchased_at = $2 WHERE id = $1', [id, at]);
  await db.query('UPDATE "order" SET created_at = $2 WHERE id = $1', [orderId, at]);
  return id;
}

describe('the dashboard', () => {
  it('counts what was sold in the time and in the time before, and nothing that was cancelled', async () => {
    const eventId = await event({ price: 50 });
    for (const days of [0, 1, 1, 29]) await soldDaysAgo(eventId, days);
    for (const days of [31, 59]) await soldDaysAgo(eventId, days);
    await soldDaysAgo(eventId, 61);
    const cancelled = await soldDaysAgo(eventId, 2);
    expect((await call('DELETE', `/api/tickets/${cancelled}`, { as: buyer })).status).toBe(200);
    const { now, before, steps, step, currency } = await figuresOf([eventId]);
    expect([now.tickets, before.tickets]).toEqual([4, 2]);
    expect([now.revenue, before.revenue, currency]).toEqual([200, 100, 'BRL']);
    expect([step, steps.length]).toEqual(['day', 30]);
    expect(steps.at(-2)).toMatchObject({ tickets: 2, revenue: 100 });
    expect(steps.reduce((sum, { ticketsBefore }) => sum + ticketsBefore, 0)).toBe(2);
    const year = await figuresOf([eventId], { range: '12m' });
    expect([year.now.tickets, year.steps.length]).toEqual([7, 12]);
    expect((await figuresOf([eventId], { range: '7d' })).now.tickets).toBe(3);
  });

  it('tells an organiser of their events alone, an admin of all, and nobody else of any', async () => {
    const [own, other] = [await event(), await event()];
    await soldDaysAgo(own, 1);
    for (let n = 0; n < 3; n += 1) await soldDaysAgo(other, 1);
    const mine = await figuresOf([own]);
    expect([mine.now.tickets, mine.now.orders, mine.events.map(({ id }) => id)]).toEqual([1, 1, [own]]);
    expect(mine.upcoming.map(({ id }) => id)).toEqual([own]);
    expect(mine.attention.troubles).toEqual([]);
    const all = await queries.dashboard(asActor(admin), { range: '30d' });
    expect(all.now.tickets).toBeGreaterThanOrEqual(4);
    await expect(queries.dashboard(asActor(buyer), { range: '30d' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(queries.dashboard(VISITOR, { range: '30d' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('never adds amounts of two currencies', async () => {
    const [brazil, france] = [await event({ price: 100 }), await event({ price: 90, currency: 'EUR' })];
    for (const each of [brazil, france]) await soldDaysAgo(each, 1);
    const figures = await figuresOf([brazil, france]);
    expect([figures.currencies, figures.currency, figures.now.revenue]).toEqual([['BRL', 'EUR'], 'BRL', 100]);
    const inEuro = await figuresOf([brazil, france], { currency: 'EUR' });
    expect([inEuro.now.revenue, inEuro.now.tickets, inEuro.events.map(({ id }) => id)]).toEqual([90, 2, [france]]);
    expect((await figuresOf([brazil, france], { currency: 'no such' })).currency).toBe('BRL');
  });

  it('says what each event and each of its types brought in', async () => {
    const event = await createEvent(admin, {
      price: undefined,
      ticketTypes: [
        { name: 'Floor', price: 20 },
        { name: 'Balcony', price: 10.5 },
      ],
    });
    const [floor, balcony] = event.ticketTypes;
    await buy(buyer, event.id, {
      lines: [
        { ticketTypeId: floor?.id ?? '', quantity: 2 },
        { ticketTypeId: balcony?.id ?? '', quantity: 3 },
      ],
    });
    const { events } = await figuresOf([event.id], { range: 'today' });
    expect(events).toEqual([
      {
        id: event.id,
        name: event.name,
        tickets: 5,
        revenue: 71.5,
        types: [
          { name: 'Floor', tickets: 2, revenue: 40 },
          { name: 'Balcony', tickets: 3, revenue: 31.5 },
        ],
      },
    ]);
  });

  it('says where buyers came from, the first ten by name and the rest together', async () => {
    const event = await createEvent(admin, { price: 0 });
    for (const source of ['newsletter', 'newsletter', undefined, 'Poster']) await buy(buyer, event.id, { source });
    const { sources, now } = await figuresOf([event.id], { range: '7d' });
    expect(now.orders).toBe(4);
    expect(sources.map(({ source, orders, isRest }) => [source, orders, isRest])).toEqual([
      ['newsletter', 2, false],
      [null, 1, false],
      ['poster', 1, false],
    ]);
    for (let n = 0; n < 9; n += 1) await buy(buyer, event.id, { source: `s${n}` });
    const many = (await figuresOf([event.id], { range: '7d' })).sources;
    expect(many).toHaveLength(11);
    expect(many.at(-1)).toMatchObject({ source: null, isRest: true, orders: 2 });
  });

  it('counts who is let in, by minute, and nobody whose check-in was undone', async () => {
    const event = await createEvent(admin, { eventDate: new Date(Date.now() + 3_600_000).toISOString() });
    const { tickets = [] } = await buy(buyer, event.id, { quantity: 3 });
    for (const { confirmationCode } of tickets) {
      const answer = await call('POST', '/api/check-ins', { as: admin, json: { confirmationCode } });
      expect(answer.status, answer.text).toBe(200);
    }
    const undone = await call('DELETE', `/api/tickets/${tickets[0]?.id}/check-in`, {
      as: admin,
      json: { reason: 'Wrong' },
    });
    expect(undone.status, undone.text).toBe(200);
    const { now, door } = await figuresOf([event.id], { range: 'today' });
    expect(now.checkIns).toBe(2);
    expect(door).toHaveLength(60);
    expect(door.reduce((sum, { checkIns }) => sum + checkIns, 0)).toBe(2);
  });

  it('points at what is selling out, what nobody buys, and what nobody can buy yet', async () => {
    const inDays = (days: number) => ({ eventDate: new Date(Date.now() + days * DAY_MS).toISOString(), capacity: 10 });
    const [almost, full] = [await event(inDays(60)), await event(inDays(60))];
    await buy(buyer, almost, { quantity: 9 });
    await buy(buyer, full, { quantity: 10 });
    const [bought, unsold, fresh, later, draft, cancelled] = [
      await event(inDays(3)),
      await event(inDays(3)),
      await event(inDays(3)),
      await event(inDays(40)),
      await event({ ...inDays(5), status: 'DRAFT' }),
      await event(inDays(5)),
    ];
    await buy(buyer, bought);
    expect((await call('POST', `/api/events/${cancelled}/cancel`, { as: admin })).status).toBe(200);
    await db.query('UPDATE event SET created_at = $2, version = version + 1 WHERE id = ANY($1)', [
      [bought, unsold, later, draft],
      new Date(Date.now() - 5 * DAY_MS),
    ]);
    const figures = await figuresOf([almost, full, bought, unsold, fresh, later, draft, cancelled]);
    const { sellingOut, unsold: nobodyBuys, drafts } = figures.attention;
    expect([sellingOut, nobodyBuys, drafts].map(({ events }) => events.map(({ id }) => id))).toEqual([
      [almost],
      [unsold],
      [draft],
    ]);
    expect(figures.seats).toEqual({ events: 6, capacity: 60, sold: 20 });
    expect(figures.upcoming.map(({ id }) => id).sort()).toEqual([almost, full, bought, unsold, fresh, later].sort());
  });

  it('tells an admin of mails that were given up', async () => {
    await db.query(
      `INSERT INTO outgoing_mail (id, recipient, template, status) VALUES ($1, 'ana@example.com', 'welcome', 'FAILED')`,
      [randomUUID()],
    );
    const { attention } = await queries.dashboard(asActor(admin), { range: 'today' });
    expect(attention.troubles).toContainEqual({ kind: 'mails-given-up', count: expect.any(Number) });
  });

  it('asks the database as often for a hundred events as for one', async () => {
    const asked = async (ids: string[]) => {
      const query = vi.spyOn(pg.Client.prototype, 'query');
      await figuresOf(ids);
      const statements = query.mock.calls.length;
      query.mockRestore();
      return statements;
    };
    const ids: string[] = [];
    for (let n = 0; n < 100; n += 1) ids.push(await insertEvent(db));
    for (const id of ids.slice(0, 12)) await buy(buyer, id);
    expect(await asked(ids)).toBe(await asked(ids.slice(0, 1)));
  });

  it('shows an empty shop as one', async () => {
    const eventId = await insertEvent(db, { starts_at: '2020-01-01T20:00:00Z', ends_at: '2020-01-01T23:00:00Z' });
    const figures = await figuresOf([eventId]);
    expect(figures).toMatchObject({ currency: null, currencies: [], events: [], sources: [], upcoming: [] });
    expect(figures.seats).toEqual({ events: 0, capacity: 0, sold: 0 });
  });
});
