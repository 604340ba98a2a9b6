import { beforeAll, describe, expect, it } from 'vitest';
import type { EventDto } from '@/application/events/schema';
import { verify } from '../../../scripts/verify.ts';
import { type Answer, buy, call, createEvent, orderFor, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

/** What happens when several want the same at the same moment, for real. */

let admin: Person;
let buyers: Person[];
beforeAll(async () => {
  admin = await person('ADMIN');
  buyers = await Promise.all(Array.from({ length: 8 }, () => person()));
});

type Refusal = { code?: string };
const purchase = (buyer: Person, eventId: string, quantity = 1) =>
  call<Refusal>('POST', '/api/tickets/purchase', { as: buyer, json: orderFor(eventId, { quantity }) });
const outcomeOf = ({ status, body }: Answer<Refusal>) => `${status} ${status < 300 ? 'ok' : body.code}`;
const tally = (answers: Answer<Refusal>[]) => answers.map(outcomeOf).sort();

/** Few outcomes are fair where two changes of one thing meet; a deadlock or any 5xx is none of them. */
function expectOnly(answers: Answer<Refusal>[], allowed: string[]) {
  for (const answer of answers) expect(allowed, answer.text).toContain(outcomeOf(answer));
}

it('sells the last ticket to exactly one of two, 200 times', { timeout: 120_000 }, async () => {
  const [ana, bob] = buyers;
  if (!ana || !bob) throw new Error('two buyers are needed');
  for (let round = 0; round < 200; round += 1) {
    const { id } = await createEvent(admin, { capacity: 1 });
    const answers = await Promise.all([purchase(ana, id), purchase(bob, id)]);
    expect(tally(answers), `round ${round}`).toEqual(['201 ok', '409 INSUFFICIENT_CAPACITY']);
  }
  expect(await verify(testDatabase())).toEqual([]);
});

it('sells the last ticket again and again, as often as it is given back', async () => {
  const { id } = await createEvent(admin, { capacity: 1 });
  for (let round = 0; round < 30; round += 1) {
    const answers = await Promise.all(buyers.map((buyer) => purchase(buyer, id)));
    expect(tally(answers)).toEqual(['201 ok', ...Array(7).fill('409 INSUFFICIENT_CAPACITY')]);
    const sold = answers.find(({ status }) => status === 201);
    await call('DELETE', `/api/tickets/${JSON.parse(sold?.text ?? '').id}`, { as: admin });
  }
});

it('refuses nobody while seats remain, however many come at once', async () => {
  const { id } = await createEvent(admin, { capacity: 100 });
  const answers = await Promise.all(
    Array.from({ length: 130 }, (_, index) => purchase(buyers[index % 8] ?? admin, id)),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(100);
  expectOnly(answers, ['201 ok', '409 INSUFFICIENT_CAPACITY']);
});

it('sells orders of different sizes whole, to the last seat', async () => {
  const { id } = await createEvent(admin, { capacity: 37 });
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => purchase(buyers[index % 8] ?? admin, id, 1 + (index % 4))),
  );
  expectOnly(answers, ['201 ok', '409 INSUFFICIENT_CAPACITY']);
  const { body } = await call<EventDto>('GET', `/api/events/${id}`);
  expect(body.availableTickets).toBe(0);
});

it('sells and takes back at the same time without losing or inventing a seat', async () => {
  const { id } = await createEvent(admin, { capacity: 40 });
  const held = await Promise.all(Array.from({ length: 30 }, (_, index) => buy(buyers[index % 8] ?? admin, id)));
  const [given, bought] = await Promise.all([
    Promise.all(held.map((ticket) => call<Refusal>('DELETE', `/api/tickets/${ticket.id}`, { as: admin }))),
    Promise.all(Array.from({ length: 40 }, (_, index) => purchase(buyers[index % 8] ?? admin, id))),
  ]);
  expect(given.map(({ status }) => status)).toEqual(Array(30).fill(200));
  expectOnly(bought, ['201 ok', '409 INSUFFICIENT_CAPACITY']);
  const { body } = await call<EventDto>('GET', `/api/events/${id}`);
  expect(body.ticketsSold).toBe(bought.filter(({ status }) => status === 201).length);
});

it('gives a ticket back once, however often that is asked at once', async () => {
  const { id } = await createEvent(admin, { capacity: 5 });
  const ticket = await buy(buyers[0] ?? admin, id);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => call<Refusal>('DELETE', `/api/tickets/${ticket.id}`, { as: admin })),
  );
  expect(tally(answers)).toEqual(['200 ok', ...Array(9).fill('409 CONFLICT')]);
  expect((await call<EventDto>('GET', `/api/events/${id}`)).body.availableTickets).toBe(5);
});

it('lets exactly one of two check-ins through, 50 times', async () => {
  const { id } = await createEvent(admin, { capacity: 50 });
  const orders = await Promise.all(Array.from({ length: 5 }, () => buy(admin, id, { quantity: 10 })));
  for (const { confirmationCode } of orders.flatMap(({ tickets = [] }) => tickets)) {
    const answers = await Promise.all(
      [1, 2].map(() => call<Refusal>('POST', `/api/tickets/${confirmationCode}/check-in`, { as: admin })),
    );
    expect(tally(answers)).toEqual(['200 ok', '409 ALREADY_CHECKED_IN']);
  }
});

it('either lets a ticket in or takes it back, never both', async () => {
  const { id } = await createEvent(admin, { capacity: 30 });
  for (let round = 0; round < 20; round += 1) {
    const ticket = await buy(admin, id);
    const answers = await Promise.all([
      call<Refusal>('POST', `/api/tickets/${ticket.confirmationCode}/check-in`, { as: admin }),
      call<Refusal>('DELETE', `/api/tickets/${ticket.id}`, { as: admin }),
    ]);
    expect(tally(answers)).toEqual(['200 ok', '409 CONFLICT']);
  }
});

describe('cancelling an event', () => {
  it('leaves nobody with a ticket, whoever buys, gives back or is let in meanwhile', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 12; round += 1) {
      const { id } = await createEvent(admin, { capacity: 60 });
      const held = await Promise.all(buyers.map((buyer) => buy(buyer, id, { quantity: 3 })));
      const tickets = held.flatMap(({ tickets: all = [] }) => all);
      const [cancelled, bought, given, used] = await Promise.all([
        Promise.all([
          call<Refusal>('POST', `/api/events/${id}/cancel`, { as: admin }),
          call<Refusal>('POST', `/api/events/${id}/cancel`, { as: admin }),
        ]),
        Promise.all(buyers.flatMap((buyer) => [purchase(buyer, id), purchase(buyer, id, 2)])),
        Promise.all(
          tickets.slice(0, 12).map((ticket) => call<Refusal>('DELETE', `/api/tickets/${ticket.id}`, { as: admin })),
        ),
        Promise.all(
          tickets
            .slice(12)
            .map((ticket) => call<Refusal>('POST', `/api/tickets/${ticket.confirmationCode}/check-in`, { as: admin })),
        ),
      ]);
      expect(tally(cancelled)).toEqual(['200 ok', '409 CONFLICT']);
      expectOnly(bought, ['201 ok', '409 SALES_CLOSED']);
      expectOnly(given, ['200 ok', '409 CONFLICT']);
      expectOnly(used, ['200 ok', '409 CONFLICT']);
      const { rows } = await testDatabase().query(
        `SELECT count(*)::int AS held FROM ticket WHERE event_id = $1 AND status = 'ACTIVE'`,
        [id],
      );
      expect(rows[0].held).toBe(0);
    }
    expect(await verify(testDatabase())).toEqual([]);
  });
});

describe('two admins', () => {
  it('who saw the same version: exactly one changes the event, 40 times', async () => {
    const event = await createEvent(admin);
    let version = event.version;
    for (let round = 0; round < 40; round += 1) {
      const answers = await Promise.all(
        ['Mine', 'Yours'].map((name) =>
          call<EventDto & Refusal>('PATCH', `/api/events/${event.id}`, {
            as: admin,
            json: { name },
            headers: { 'if-match': `"${version}"` },
          }),
        ),
      );
      expect(tally(answers)).toEqual(['200 ok', '409 OPTIMISTIC_LOCK_ERROR']);
      version += 1;
      const winner = answers.find(({ status }) => status === 200);
      expect((await call<EventDto>('GET', `/api/events/${event.id}`)).body).toMatchObject({
        name: winner?.body.name,
        version,
      });
    }
  });

  it('who change the capacity while tickets are sold never go below what is sold', async () => {
    const { id } = await createEvent(admin, { capacity: 60 });
    const [changed, bought] = await Promise.all([
      Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          call<Refusal>('PATCH', `/api/events/${id}`, { as: admin, json: { capacity: 10 + ((index * 7) % 60) } }),
        ),
      ),
      Promise.all(Array.from({ length: 60 }, (_, index) => purchase(buyers[index % 8] ?? admin, id))),
    ]);
    expectOnly(changed, ['200 ok', '400 VALIDATION_ERROR']);
    expectOnly(bought, ['201 ok', '409 INSUFFICIENT_CAPACITY', '409 OPTIMISTIC_LOCK_ERROR']);
    expect(await verify(testDatabase())).toEqual([]);
  });

  it('who delete an event that is being bought: it goes, or it stays with its ticket', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id } = await createEvent(admin);
      const [deleted, ...bought] = await Promise.all([
        call<Refusal>('DELETE', `/api/events/${id}`, { as: admin }),
        ...buyers.slice(0, 3).map((buyer) => purchase(buyer, id)),
      ]);
      if (deleted.status === 204) expectOnly(bought, ['404 RESOURCE_NOT_FOUND']);
      else {
        expect(outcomeOf(deleted)).toBe('409 EVENT_HAS_TICKETS');
        expectOnly(bought, ['201 ok']);
      }
    }
  });
});
