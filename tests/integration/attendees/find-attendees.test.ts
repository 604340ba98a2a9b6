import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { queries, useCases } from '@/composition';
import { attendeeIndex } from '@/infrastructure/repositories/attendees/attendee-index';
import { asActor, buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { countQueries } from '../../support/count-queries.ts';
import { testDatabase } from '../../support/database.ts';

let admin: Person;
let buyer: Person;
let eventId: string;

const PAGE = { page: 0, size: 25 };
const find = async (q: string, more = {}) =>
  (await queries.eventAttendees(asActor(admin), eventId, { q, ...more }, PAGE)).attendees
    .map(({ name }) => name)
    .sort();
const bringIn = async () => {
  while (await attendeeIndex(testDatabase()).bringIn());
};
const buyFor = (participantName: string, participantEmail = `${randomUUID()}@example.com`) =>
  buy(buyer, eventId, { participantName, participantEmail });

beforeAll(async () => {
  [admin, buyer] = await Promise.all([person('ADMIN'), person()]);
  eventId = (await createEvent(admin, { capacity: 500 })).id;
});

describe('whoever runs an event finds an attendee', () => {
  it('by parts of name, address and code, accents forgiven, before and after the job came to them', async () => {
    const joao = await buyFor('João da Silva', 'joao.silva@example.org');
    await buyFor('Joana Lobo');
    await buyFor('100% Maria_x');
    const all = async () => {
      expect(await find('joao')).toEqual(['João da Silva']);
      expect(await find('JOA')).toEqual(['Joana Lobo', 'João da Silva']);
      expect(await find('silva joão')).toEqual(['João da Silva']);
      expect(await find('silva@example.org')).toEqual(['João da Silva']);
      expect(await find(joao.confirmationCode.slice(2))).toEqual(['João da Silva']);
      // A short one begins a word. No code has an L or an O.
      expect(await find('l')).toEqual(['Joana Lobo']);
      expect(await find('ob')).toEqual([]);
      // No wildcard of PostgreSQL's.
      expect(await find('100%')).toEqual(['100% Maria_x']);
      expect(await find('a_x')).toEqual(['100% Maria_x']);
      expect(await find('a%x')).toEqual([]);
    };
    await all();
    await bringIn();
    await all();
    const { rows } = await testDatabase().query('SELECT count(*)::int AS indexed FROM attendee_search');
    expect(rows[0].indexed).toBe(3);
  });

  it('under the name of now only, whether the job had come to the ticket or not', async () => {
    const indexed = await buyFor('Before Indexed');
    await bringIn();
    const fresh = await buyFor('Before Fresh');
    for (const [ticket, name] of [
      [indexed, 'After Indexed'],
      [fresh, 'After Fresh'],
    ] as const) {
      await useCases.renameTicket(asActor(admin), { ticketId: ticket.id, name, email: '' });
    }
    expect(await find('before')).toEqual([]);
    expect(await find('after')).toEqual(['After Fresh', 'After Indexed']);
    await bringIn();
    expect(await find('after')).toEqual(['After Fresh', 'After Indexed']);
  });

  it('no more once their account was deleted', async () => {
    const leaving = await person('USER', { password: 'rather-Long-1' });
    await buy(leaving, eventId, { participantName: 'Zuleika Leaving', participantEmail: leaving.email });
    await bringIn();
    expect(await find('zuleika')).toEqual(['Zuleika Leaving']);
    const answer = await call('DELETE', '/api/auth/me', { as: leaving, json: { password: 'rather-Long-1' } });
    expect(answer.status).toBe(204);
    expect(await find('zuleika')).toEqual([]);
    const { rowCount } = await testDatabase().query(`SELECT FROM attendee_search WHERE words LIKE '%zuleika%'`);
    expect(rowCount).toBe(0);
  });

  it('with a state and in a page, and says where more match than are counted', async () => {
    const first = await buyFor('Many One');
    await buyFor('Many Two');
    await call('DELETE', `/api/tickets/${first.id}`, { as: admin });
    expect(await find('many', { status: 'CANCELLED' })).toEqual(['Many One']);
    expect(await find('many', { status: 'ACTIVE' })).toEqual(['Many Two']);
    const list = await queries.eventAttendees(asActor(admin), eventId, { q: 'many' }, { page: 1, size: 1 });
    expect(list).toMatchObject({ total: 2, isMore: false, attendees: [{ name: 'Many One' }] });
    const browsed = await queries.eventAttendees(asActor(admin), eventId, { status: 'CANCELLED' }, PAGE);
    expect(browsed).toMatchObject({ total: 1, attendees: [{ name: 'Many One' }] });
    expect((await queries.allAttendees(asActor(admin), { q: 'many two' }, PAGE)).total).toBe(1);
  });

  it('not of events that others run', async () => {
    const other = await createEvent(admin, { capacity: 5 });
    await buy(buyer, other.id, { participantName: 'Elsewhere Person', participantEmail: 'e@example.com' });
    const organiser = { ...asActor(await person()), eventRoles: new Map([[eventId, 'ORGANISER' as const]]) };
    const found = await queries.allAttendees(organiser, { q: 'person' }, PAGE);
    expect(found.total).toBe(0);
    await expect(queries.eventAttendees(organiser, other.id, {}, PAGE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await queries.allAttendees(organiser, {}, PAGE)).attendees.map(({ event }) => event.id)).not.toContain(
      other.id,
    );
  });
});

it('prints who may still come, by name, and who is in', async () => {
  const event = await createEvent(admin, { capacity: 5 });
  for (const participantName of ['Öykü', 'ana', 'Zé']) {
    await buy(buyer, event.id, { participantName, participantEmail: 'x@example.com' });
  }
  const gone = await buy(buyer, event.id, { participantName: 'Gone', participantEmail: 'x@example.com' });
  await call('DELETE', `/api/tickets/${gone.id}`, { as: admin });
  const { rows, total } = await queries.attendeesByName(asActor(admin), event.id, { page: 0, size: 2 });
  expect(total).toBe(3);
  expect(rows.map(({ name }) => name)).toEqual(['ana', 'Öykü']);
});

describe('as many statements whether there is one row or thirty', () => {
  const twice = async (work: () => Promise<unknown>, grow: () => Promise<unknown>) => {
    await work();
    const few = await countQueries(work);
    await grow();
    const many = await countQueries(work);
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  };

  it('in the lists, the search and the list to print', async () => {
    const event = await createEvent(admin, { capacity: 100 });
    const actor = asActor(admin);
    const order = (quantity: number) =>
      buy(buyer, event.id, { participantName: 'Counted', participantEmail: 'c@example.com', quantity });
    await order(1);
    const page = { page: 0, size: 50 };
    await twice(
      async () => {
        await queries.eventAttendees(actor, event.id, {}, page);
        await queries.eventAttendees(actor, event.id, { q: 'counted' }, page);
        await queries.allAttendees(actor, {}, page);
        await queries.attendeesByName(actor, event.id, page);
      },
      () => Promise.all([order(10), order(10), order(9)]),
    );
  });

  it('in an order with its history', async () => {
    const event = await createEvent(admin, { capacity: 100 });
    const [small, big] = await Promise.all(
      [1, 10].map((quantity) =>
        buy(buyer, event.id, { participantName: 'Many', participantEmail: 'm@example.com', quantity }),
      ),
    );
    await call('DELETE', `/api/tickets/${big?.id}`, { as: admin });
    const read = (id = '') => queries.orderRecord(asActor(admin), id);
    await read(small?.orderId);
    const few = await countQueries(() => read(small?.orderId));
    expect(await countQueries(() => read(big?.orderId))).toBe(few);
  });
});

it('an order tells what became of it, by whom and why', async () => {
  const event = await createEvent(admin, { capacity: 10 });
  await testDatabase().query('UPDATE "user" SET name = $2 WHERE id = $1', [admin.id, 'Olga Organiser']);
  const first = await buy(buyer, event.id, { participantName: 'Told', participantEmail: 't@example.com', quantity: 2 });
  const [ticket, other] = first.tickets ?? [];
  const actor = asActor(admin);
  await call('POST', '/api/check-ins', { as: admin, json: { confirmationCode: ticket?.confirmationCode } });
  await call('DELETE', `/api/tickets/${ticket?.id}/check-in`, { as: admin, json: { reason: 'Wrong door' } });
  await useCases.renameTicket(actor, { ticketId: ticket?.id ?? '', name: 'Renamed', email: 'new@example.com' });
  await useCases.offerForHolder(actor, ticket?.id ?? '', { email: 'friend@example.com' });
  await useCases.takeBackForHolder(actor, ticket?.id ?? '');
  await useCases.mailTicket(actor, ticket?.id ?? '');
  await call('DELETE', `/api/tickets/${other?.id}`, { as: buyer });
  const { history, tickets } = await queries.orderRecord(actor, first.orderId);
  const told = history
    .toReversed()
    .map(({ kind, detail }) => [kind, detail && 'reason' in detail ? detail.reason : null]);
  expect(told.filter(([kind]) => kind !== 'mailed')).toEqual([
    ['ordered', null],
    ['checked-in', null],
    ['check-in-undone', 'Wrong door'],
    ['renamed', null],
    ['transfer-offered', null],
    ['transfer-taken-back', null],
    ['cancelled', 'holder'],
  ]);
  expect(history.find(({ kind }) => kind === 'checked-in')?.who).toBe('Olga Organiser');
  expect(history.flatMap(({ detail }) => (detail && 'template' in detail ? [detail.recipient] : [])).sort()).toEqual([
    'friend@example.com',
    'new@example.com',
    'new@example.com',
  ]);
  expect(tickets.map(({ participantName }) => participantName).sort()).toEqual(['Renamed', 'Told']);
});

it('a ticket of the box office is handed on by its name alone', async () => {
  const event = await createEvent(admin, { capacity: 10 });
  const sold = await useCases.sellAtDesk(asActor(admin), {
    ...{ eventId: event.id, key: randomUUID(), locale: 'en', kind: 'door', payment: 'card' },
    ...{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 1, name: 'Walk In', email: '' },
  });
  const { tickets } = await queries.orderRecord(asActor(admin), sold.orderId);
  await expect(
    useCases.offerForHolder(asActor(admin), tickets[0]?.id ?? '', { email: 'x@example.com' }),
  ).rejects.toMatchObject({ facts: { reason: 'box_office' } });
});
