import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeOf, importPublicKeys, readCode } from '@/application/tickets/ticket-code';
import { secretBox } from '@/infrastructure/auth/secret-box';
import { prisma } from '@/infrastructure/db/prisma';
import { env } from '@/infrastructure/env';
import { ticketKeys } from '@/infrastructure/repositories/tickets/ticket-keys';
import { ask, buy, call, createEvent, type Person, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { untilWaiting } from '../../support/sales.ts';

let admin: Person;
let user: Person;
beforeAll(async () => {
  [admin, user] = await Promise.all([person('ADMIN'), person()]);
});

const scan = (body: Record<string, unknown>) => call('POST', '/api/check-ins', { as: admin, json: body });
const keys = () => ticketKeys(prisma, secretBox(env().AUTH_SECRET, 'ticket-key'));
const list = (id: string, since?: string) =>
  ask('GET /api/events/{id}/check-in-list', { as: admin, params: { id }, query: since ? { since } : {} });

async function sold(seats: number) {
  const event = await createEvent(admin);
  const { tickets = [] } = await buy(user, event.id, { quantity: seats, participantName: 'Ana "A" \\ Núñez' });
  return { event, tickets };
}
const first = <T>(all: readonly T[]): T => {
  const [one] = all;
  if (one === undefined) throw new Error('there is none');
  return one;
};

describe('a scan', () => {
  it('by a signed code lets the ticket in', async () => {
    const { event, tickets } = await sold(2);
    const { id, confirmationCode } = first(tickets);
    const code = await codeOf({ id, eventId: event.id, serial: 1, confirmationCode }, await keys().signing());
    const { body } = await ask('POST /api/check-ins', {
      as: admin,
      body: { code, eventId: event.id, device: 'North' },
    });
    expect(body).toMatchObject({ device: 'North', ticket: { id, status: 'USED' } });
  });

  it('of one ticket by twenty at once has exactly one winner, whom all others hear of', async () => {
    const { tickets } = await sold(2);
    const { id, confirmationCode } = first(tickets);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => scan({ id: randomUUID(), confirmationCode, device: `Door ${index}` })),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    const { device } = first(winners).body;
    for (const { body } of answers.filter(({ status }) => status !== 200)) {
      expect(body).toMatchObject({ code: 'ALREADY_CHECKED_IN', device, participantName: 'Ana "A" \\ Núñez' });
    }
    const { rows } = await testDatabase().query(
      `SELECT (SELECT count(*)::int FROM check_in WHERE ticket_id = $1) AS in,
              (SELECT count(*)::int FROM duplicate_scan WHERE ticket_id = $1) AS twice,
              (SELECT count(*)::int FROM domain_event WHERE subject_id = $1 AND type = 'ticket.checked-in') AS recorded`,
      [id],
    );
    expect(rows).toEqual([{ in: 1, twice: 19, recorded: 1 }]);
  });

  it('sent ten times at once is one', async () => {
    const { tickets } = await sold(2);
    const [ticket, other] = tickets;
    const body = { id: randomUUID(), confirmationCode: ticket?.confirmationCode };
    const answers = await Promise.all(Array.from({ length: 10 }, () => scan(body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await scan({ ...body, confirmationCode: other?.confirmationCode })).toMatchObject({ status: 422 });
  });

  it('with the id of another ticket’s scan is refused, also where both come at once', async () => {
    const { tickets } = await sold(8);
    const id = randomUUID();
    const answers = await Promise.all(tickets.map(({ confirmationCode }) => scan({ id, confirmationCode })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(422)]);
  });

  it('does not say twice what it cannot be: neither code, both, a name of two lines', async () => {
    const confirmationCode = 'ABCDEFGH2';
    for (const json of [
      {},
      { code: 'x', confirmationCode },
      { confirmationCode, device: 'a\nb' },
      { confirmationCode, id: 'x' },
    ]) {
      await refused('VALIDATION_ERROR', 'POST', '/api/check-ins', { as: admin, json });
    }
  });
});

describe('undoing a check-in', () => {
  it('lets the ticket in again, and the trace of both stays', async () => {
    const { event, tickets } = await sold(1);
    const { id, confirmationCode } = first(tickets);
    await scan({ confirmationCode });
    const json = { reason: 'Wrong door' };
    await refused('FORBIDDEN', 'DELETE', `/api/tickets/${id}/check-in`, { as: user, json });
    const [one, other] = await Promise.all(
      Array.from({ length: 2 }, () => call('DELETE', `/api/tickets/${id}/check-in`, { as: admin, json })),
    );
    expect([one?.status, other?.status].sort()).toEqual([200, 409]);
    expect((await scan({ confirmationCode })).status).toBe(200);
    const { rows } = await testDatabase().query(
      'SELECT undo_reason, undone_by FROM check_in WHERE ticket_id = $1 ORDER BY undone_at NULLS LAST',
      [id],
    );
    expect(rows).toEqual([
      { undo_reason: 'Wrong door', undone_by: admin.id },
      { undo_reason: null, undone_by: null },
    ]);
    expect((await ask('GET /api/events/{id}/check-ins', { as: admin, params: { id: event.id } })).body).toMatchObject({
      total: 1,
      checkedIn: 1,
    });
  });
});

it('is not undone while its event is being called off, which would leave a ticket valid', async () => {
  const { event, tickets } = await sold(1);
  const { id, confirmationCode } = first(tickets);
  await scan({ confirmationCode });
  const callingOff = await testDatabase().connect();
  try {
    await callingOff.query('BEGIN');
    await callingOff.query('SELECT 1 FROM event WHERE id = $1 FOR NO KEY UPDATE', [event.id]);
    const undoing = call('DELETE', `/api/tickets/${id}/check-in`, { as: admin, json: { reason: 'x' } });
    await Promise.race([undoing, untilWaiting(testDatabase(), 1)]);
    await callingOff.query(`UPDATE event SET status = 'CANCELLED', version = version + 1 WHERE id = $1`, [event.id]);
    await callingOff.query('COMMIT');
    expect((await undoing).body).toMatchObject({ code: 'CONFLICT' });
  } finally {
    callingOff.release();
  }
});

describe('the counts', () => {
  it('are by type, leave out what was given back, and name scans of who was in already', async () => {
    const ticketTypes = [
      { name: 'Full', price: 10 },
      { name: 'Reduced', price: 5 },
    ];
    const event = await createEvent(admin, { price: undefined, ticketTypes });
    const [full, reduced] = event.ticketTypes;
    const lines = [
      { ticketTypeId: full?.id, quantity: 3 },
      { ticketTypeId: reduced?.id, quantity: 2 },
    ];
    const { tickets = [] } = await buy(user, event.id, { lines });
    const ofFull = tickets.filter(({ ticketType }) => ticketType.id === full?.id);
    await call('DELETE', `/api/tickets/${ofFull[2]?.id}`, { as: user });
    for (const index of [0, 0]) await scan({ confirmationCode: ofFull[index]?.confirmationCode });
    const { body } = await ask('GET /api/events/{id}/check-ins', { as: admin, params: { id: event.slug } });
    expect(body).toEqual({
      total: 4,
      checkedIn: 1,
      duplicates: 1,
      types: [
        { ticketTypeId: full?.id, name: 'Full', total: 2, checkedIn: 1 },
        { ticketTypeId: reduced?.id, name: 'Reduced', total: 2, checkedIn: 0 },
      ],
    });
  });
});

describe('the list for scanners', () => {
  it('holds every ticket, no address, and is signed by a key that it names', async () => {
    const { event, tickets } = await sold(3);
    const { confirmationCode } = first(tickets);
    await scan({ confirmationCode, device: 'North' });
    const { body, text, headers } = await list(event.id);
    expect(body).toMatchObject({ isWhole: true, total: 3, event: { id: event.id }, types: [{ name: 'Ticket' }] });
    expect(body.tickets.map(({ code }) => code).sort()).toEqual(
      tickets.map((ticket) => ticket.confirmationCode).sort(),
    );
    expect(body.tickets.find(({ code }) => code === confirmationCode)).toMatchObject({
      status: 'USED',
      device: 'North',
      name: 'Ana "A" \\ Núñez',
      serial: 1,
    });
    expect(text).not.toContain('@');
    const [keyId = '', signature = ''] = (headers.get('x-list-signature') ?? '').split('.');
    const publicKeys = await importPublicKeys(body.keys);
    const key = publicKeys.get(keyId);
    if (!key) throw new Error('the key is not in the list');
    const verify = (signed: string) =>
      crypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'base64url'), new TextEncoder().encode(signed));
    expect(await verify(text)).toBe(true);
    expect(await verify(text.replace('"USED"', '"ACTIVE"'))).toBe(false);
    const ticket = first(tickets);
    const code = await codeOf({ ...ticket, eventId: event.id, serial: 1 }, await keys().signing());
    expect(await readCode(code, publicKeys)).toMatchObject({ ticketId: ticket.id });
  });

  it('tells what changed since: sold, given back, let in, let out again, offered to somebody', async () => {
    const { event, tickets } = await sold(5);
    // As if all of it had been long ago.
    const long = `now() - interval '1 day'`;
    await testDatabase().query(`UPDATE ticket SET purchased_at = ${long} WHERE event_id = $1`, [event.id]);
    const [a, b, c] = tickets;
    for (const ticket of [a, b]) await scan({ confirmationCode: ticket?.confirmationCode });
    await testDatabase().query(`UPDATE check_in SET recorded_at = ${long} WHERE event_id = $1`, [event.id]);
    const { readAt } = (await list(event.id)).body;
    const changed = async () => {
      const { body } = await list(event.id, readAt);
      expect(body).toMatchObject({ isWhole: false, total: expect.any(Number) });
      return Object.fromEntries(body.tickets.map(({ id, status }) => [id, status]));
    };
    expect(await changed()).toEqual({});
    await call('DELETE', `/api/tickets/${a?.id}/check-in`, { as: admin, json: { reason: 'x' } });
    await call('DELETE', `/api/tickets/${c?.id}`, { as: user });
    // Scanned long before the list was read, and heard of only now.
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    await scan({ confirmationCode: tickets[3]?.confirmationCode, scannedAt: hourAgo });
    const late = await buy(user, event.id);
    const handedOn = tickets[4]?.id ?? '';
    const email = `friend-${randomUUID()}@example.com`;
    await call('POST', `/api/tickets/${handedOn}/transfer`, { as: user, json: { email } });
    expect((await list(event.id, readAt)).body.tickets.find(({ id }) => id === handedOn)).toMatchObject({ serial: 2 });
    expect(await changed()).toEqual({
      [handedOn]: 'ACTIVE',
      [a?.id ?? '']: 'ACTIVE',
      [c?.id ?? '']: 'CANCELLED',
      [tickets[3]?.id ?? '']: 'USED',
      [late.id]: 'ACTIVE',
    });
  });

  it('is for admins, of events that there are', async () => {
    const { event } = await sold(1);
    await refused('FORBIDDEN', 'GET', `/api/events/${event.id}/check-in-list`, { as: user });
    await refused('RESOURCE_NOT_FOUND', 'GET', `/api/events/${randomUUID()}/check-in-list`, { as: admin });
    await refused('VALIDATION_ERROR', 'GET', `/api/events/${event.id}/check-in-list?since=x`, { as: admin });
  });
});
