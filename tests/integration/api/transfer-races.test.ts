import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TicketDto } from '@/application/tickets/schema';
import { verify } from '../../../scripts/verify.ts';
import { type Answer, buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { mailedToken } from '../../support/mails.ts';

/** What becomes of a ticket that several do something with at the same moment, for real. */

const PASSWORD = 'open sesame 42';
const ROUNDS = 12;

let admin: Person;
let readers: Person[];
let eventId: string;
beforeAll(async () => {
  admin = await person('ADMIN');
  readers = await Promise.all(Array.from({ length: 4 }, () => person()));
  eventId = (await createEvent(admin, { capacity: 1_000 })).id;
});

type Refusal = { code?: string; reason?: string };
const outcomeOf = ({ status, body }: Answer<Refusal>) => (status < 300 ? 'ok' : (body.reason ?? body.code));
type OnItsWay = { ticket: TicketDto; token: string; giver: Person };

async function offered(giver: Person, event = eventId): Promise<OnItsWay> {
  const email = `friend-${randomUUID()}@example.com`;
  const bought = await buy(giver, event);
  const { body } = await call<TicketDto>('POST', `/api/tickets/${bought.id}/transfer`, { as: giver, json: { email } });
  return { ticket: body, token: await mailedToken(email, 'ticket-transfer-offered'), giver };
}

const acceptAs = (reader: Person | undefined, { token }: OnItsWay) =>
  call<Refusal>('POST', '/api/transfers/accept', { as: reader, json: { token } });

const rivals: Record<string, (on: OnItsWay) => Promise<Answer<Refusal>>> = {
  'takes it back': ({ ticket, giver }) => call('DELETE', `/api/tickets/${ticket.id}/transfer`, { as: giver }),
  'lets it in': ({ ticket }) => call('POST', `/api/tickets/${ticket.confirmationCode}/check-in`, { as: admin }),
  'cancels it': ({ ticket, giver }) => call('DELETE', `/api/tickets/${ticket.id}`, { as: giver }),
  'deletes the account that offers it': ({ giver }) =>
    call('DELETE', '/api/auth/me', { as: giver, json: { password: PASSWORD } }),
};

const rowOf = async (id: string) =>
  (await testDatabase().query('SELECT owner_id, status::text FROM ticket WHERE id = $1', [id])).rows[0];

describe.each(Object.entries(rivals))('accepting while somebody %s', (what, rival) => {
  it('goes to exactly one of them', { timeout: 90_000 }, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const isErasure = what.startsWith('deletes');
      const giver = isErasure ? await person('USER', { password: PASSWORD }) : (readers[1] ?? admin);
      const on = await offered(giver);
      // Whoever has less to do before the lock waits a little longer each time, so that both come first now and then.
      const handicap = sleep(round * 2);
      const [accepted, other] = await Promise.all([
        (isErasure ? handicap : sleep(0)).then(() => acceptAs(readers[0], on)),
        (isErasure ? sleep(0) : handicap).then(() => rival(on)),
      ]);
      const isAccepted = accepted.status === 200;
      expect([404, 409, 200], accepted.text).toContain(accepted.status);
      const row = await rowOf(on.ticket.id);
      expect(row?.owner_id).toBe(isAccepted ? readers[0]?.id : giver.id);
      // An account goes in any case; what it had handed on by then is not its any more.
      if (isErasure) expect(other.status, other.text).toBe(204);
      else
        expect([isAccepted, other.status < 300], `${accepted.text} ${other.text}`).toEqual([isAccepted, !isAccepted]);
    }
    expect(await verify(testDatabase())).toEqual([]);
  });
});

it('accepts a ticket once, however many hold its link', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const on = await offered(admin);
    const answers = await Promise.all(readers.map((reader) => acceptAs(reader, on)));
    expect(answers.map(outcomeOf).sort()).toEqual(['link_gone', 'link_gone', 'link_gone', 'ok']);
    const winner = readers[answers.findIndex(({ status }) => status === 200)];
    expect((await rowOf(on.ticket.id))?.owner_id).toBe(winner?.id);
  }
  expect(await verify(testDatabase())).toEqual([]);
});

it('offers a ticket to one of several at once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id } = await buy(admin, eventId);
    const answers = await Promise.all(
      [1, 2, 3].map((friend) =>
        call<Refusal>('POST', `/api/tickets/${id}/transfer`, {
          as: admin,
          json: { email: `friend${friend}-${randomUUID()}@example.com` },
        }),
      ),
    );
    expect(answers.map(outcomeOf).sort()).toEqual(['offered', 'offered', 'ok']);
  }
});

it('gives nothing to an account that is deleted meanwhile', { timeout: 60_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const reader = await person('USER', { password: PASSWORD });
    const on = await offered(admin);
    const [accepted, deleted] = await Promise.all([
      acceptAs(reader, on),
      call('DELETE', '/api/auth/me', { as: reader, json: { password: PASSWORD } }),
    ]);
    expect(deleted.status, deleted.text).toBe(204);
    expect([200, 401], accepted.text).toContain(accepted.status);
    expect((await rowOf(on.ticket.id))?.owner_id).toBe(accepted.status === 200 ? reader.id : admin.id);
  }
  expect(await verify(testDatabase())).toEqual([]);
});

it('leaves nobody with a ticket of an event that is called off meanwhile', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { id } = await createEvent(admin, { capacity: 20 });
    const all = await Promise.all(Array.from({ length: 6 }, () => offered(admin, id)));
    const answers = await Promise.all([
      ...all.map((on, index) => acceptAs(readers[index % readers.length], on)),
      call<Refusal>('POST', `/api/events/${id}/cancel`, { as: admin }),
    ]);
    for (const answer of answers) expect([200, 409], answer.text).toContain(answer.status);
    for (const { ticket } of all) expect((await rowOf(ticket.id))?.status).toBe('CANCELLED');
  }
  expect(await verify(testDatabase())).toEqual([]);
});
