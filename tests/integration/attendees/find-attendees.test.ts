import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { queries, useCases } from '@/composition';
import { attendeeIndex } from '@/infrastructure/repositories/attendee-index';
import { asActor, buy, call, createEvent, type Person, person } from '../../support/api.ts';
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
    await buyFor('Joana Prado');
    await buyFor('100% Maria_x');
    const all = async () => {
      expect(await find('joao')).toEqual(['João da Silva']);
      expect(await find('JOA')).toEqual(['Joana Prado', 'João da Silva']);
      expect(await find('silva joão')).toEqual(['João da Silva']);
      expect(await find('silva@example.org')).toEqual(['João da Silva']);
      expect(await find(joao.confirmationCode.slice(2))).toEqual(['João da Silva']);
      // A short one begins a word.
      expect(await find('p')).toEqual(['Joana Prado']);
      expect(await find('ra')).toEqual([]);
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
