import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { confirmOrder } from '@/application/notifications/confirm-order';
import type { Draft } from '@/application/notifications/ports';
import { remind } from '@/application/notifications/remind';
import { tellOfChange } from '@/application/notifications/tell-of-change';
import { useCases } from '@/composition';
import { SCOPES, type UserBySession } from '@/domain/user';
import { createPool } from '@/infrastructure/db/pool';
import { pgSql } from '@/infrastructure/db/sql';
import { env } from '@/infrastructure/env';
import { record } from '@/infrastructure/events/record';
import { type RunningJobs, runJobs } from '@/infrastructure/jobs/run-jobs';
import { drafts } from '@/infrastructure/mail/drafts';
import { optOuts } from '@/infrastructure/mail/opt-outs';
import { eventChanges, mailedSales } from '@/infrastructure/repositories/mail/mailed-sales';
import { jobs } from '@/jobs';
import { testDatabase } from '../../support/database.ts';
import { insertEvent, insertUser } from '../../support/rows.ts';
import { openShop, type Shop, signedIn } from '../../support/sales.ts';

type Mail = { template: string; recipient: string; locale: string; userId: string; payload: Record<string, unknown> };

const HOUR_MS = 3_600_000;
const pool = createPool(env().DATABASE_URL, 2, 'test-dispatch');
let running: RunningJobs;
let shop: Shop;
let admin: UserBySession;

async function mailsAbout(subjectId: string): Promise<Mail[]> {
  const { rows } = await testDatabase().query<Mail>(
    `SELECT template, recipient, locale, user_id AS "userId", payload FROM outgoing_mail WHERE subject_id = $1
     ORDER BY template, recipient`,
    [subjectId],
  );
  return rows;
}

async function until<T>(read: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const found = await read();
    if (isSo(found)) return found;
    if (tries > 200) throw new Error(`it never came to that: ${JSON.stringify(found)}`);
    await sleep(50);
  }
}

const mails = (subjectId: string, count: number) =>
  until(
    () => mailsAbout(subjectId),
    (all) => all.length >= count,
  );
const kinds = (all: Mail[]) => all.map(({ template, recipient }) => `${template} ${recipient}`);

async function buyer(values: Record<string, unknown> = {}) {
  const id = await insertUser(testDatabase(), values);
  return { ...signedIn(id), email: `${id}@example.com` };
}

const participants = (...emails: string[]) => emails.map((email, nr) => ({ name: `Guest ${nr}`, email }));

/** An order of some tickets, for whom their addresses say. */
async function order(who: Awaited<ReturnType<typeof buyer>>, eventId: string, ...emails: string[]) {
  const quantity = emails.length;
  const answer = await shop.buy(who, { eventId, quantity, participants: participants(...emails) });
  const { rows } = await testDatabase().query<{ id: string; orderId: string }>(
    'SELECT id, order_id AS "orderId" FROM ticket WHERE owner_id = $1 AND event_id = $2 ORDER BY id',
    [who.id, eventId],
  );
  return { answer, tickets: rows.map(({ id }) => id), orderId: rows[0]?.orderId ?? '' };
}

const deps = () => ({
  clock: { now: () => new Date() },
  sales: mailedSales(pool),
  eventChanges: eventChanges(pool),
  drafts: drafts(pool),
});
const attempt = { id: randomUUID(), number: 1, isLast: false, signal: new AbortController().signal };

beforeAll(async () => {
  shop = openShop();
  const id = await insertUser(testDatabase(), { role: 'ADMIN' });
  admin = { ...signedIn(id, 'ADMIN'), via: 'session', name: 'Admin', locale: 'en', isStrong: true, scopes: SCOPES };
  running = runJobs({ databaseUrl: env().DATABASE_URL, pool, ...jobs() });
});
afterAll(async () => {
  await running.stop();
  await shop.close();
});

describe('an order', () => {
  it('brings its buyer one confirmation, and everybody else who is named their own tickets', async () => {
    const ana = await buyer({ locale: 'pt-BR' });
    const eventId = await insertEvent(testDatabase(), {
      translations: { 'pt-BR': { name: 'Um concerto', description: '' } },
    });
    const bo = `bo-${randomUUID()}@example.com`;
    const cy = `cy-${randomUUID()}@example.com`;
    const { orderId } = await order(ana, eventId, ana.email, bo, bo, cy);
    const all = await mails(orderId, 3);
    expect(kinds(all)).toEqual([
      `order-confirmed ${ana.email}`,
      `participant-ticket ${bo}`,
      `participant-ticket ${cy}`,
    ]);
    expect(all.map(({ payload }) => (payload.tickets as unknown[]).length)).toEqual([4, 2, 1]);
    expect(all.map(({ locale, userId }) => [locale, userId])).toEqual(Array(3).fill(['pt-BR', ana.id]));
    expect(all[0]?.payload).toMatchObject({ name: 'Ana', total: 20_000, event: { name: 'Um concerto' } });
  });

  it('of a participant with an account is told in the language of that account', async () => {
    const ana = await buyer();
    const bo = await buyer({ locale: 'pt-BR' });
    const { orderId } = await order(ana, await insertEvent(testDatabase()), bo.email);
    const all = await mails(orderId, 2);
    expect(all.map(({ locale }) => locale)).toEqual(['en', 'pt-BR']);
  });
});

it('of which a ticket was handed on before it is confirmed tells its buyer no code of somebody else', async () => {
  const [ana, bo] = await Promise.all([buyer(), buyer()]);
  const { orderId, tickets } = await order(ana, await insertEvent(testDatabase()), ana.email, ana.email);
  const [given, kept] = tickets;
  const giveTo = (who: { id: string }) =>
    testDatabase().query('UPDATE ticket SET owner_id = $1 WHERE id = $2', [who.id, given]);
  await giveTo(bo);
  const written: Draft[] = [];
  const collected = { write: async (all: readonly Draft[]) => void written.push(...all) };
  await confirmOrder({ sales: mailedSales(pool), drafts: collected })({ orderId }, attempt);
  await giveTo(ana);
  expect(written).toMatchObject([{ recipient: ana.email, payload: { tickets: [{ id: kept }] } }]);
});

describe('orders that are confirmed at the same moment', () => {
  const own = createPool(env().DATABASE_URL, 2, 'test-counted');
  const asked = vi.spyOn(own, 'query');
  beforeEach(() => void asked.mockClear());
  afterAll(() => own.end());

  it('share their statements, and each is told to its own people', async () => {
    const eventId = await insertEvent(testDatabase());
    const people = await Promise.all(Array.from({ length: 5 }, () => buyer()));
    const orders = await Promise.all(people.map((who) => order(who, eventId, who.email)));
    const written: Draft[] = [];
    const collected = { write: async (all: readonly Draft[]) => void written.push(...all) };
    const confirm = confirmOrder({ sales: mailedSales(own), drafts: collected });
    await Promise.all([...orders, { orderId: randomUUID() }].map(({ orderId }) => confirm({ orderId }, attempt)));
    // Orders, their tickets, their events.
    expect(asked).toHaveBeenCalledTimes(3);
    expect(written.map(({ subjectId, recipient }) => [subjectId, recipient])).toEqual(
      orders.map(({ orderId }, at) => [orderId, people[at]?.email]),
    );
    for (const [at, { tickets }] of orders.entries())
      expect(written[at]?.payload).toMatchObject({ tickets: tickets.map((id) => ({ id })) });
  });

  it('share the statement that writes their mails, of which one that cannot be written takes no other along', async () => {
    const who = await buyer();
    const draft = (subjectId: string): Draft => ({
      key: `welcome:${subjectId}`,
      userId: who.id,
      subjectId,
      recipient: who.email,
      locale: 'en',
      template: 'welcome',
      payload: { name: 'Ana' },
    });
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    const mailbox = drafts(own);
    await Promise.all([mailbox.write([draft(one)]), mailbox.write([draft(two)])]);
    expect(asked).toHaveBeenCalledTimes(1);
    const written = await Promise.allSettled([mailbox.write([draft('no id')]), mailbox.write([draft(three)])]);
    expect(written.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    for (const id of [one, two, three]) expect(await mailsAbout(id)).toHaveLength(1);
  });
});

describe('a ticket that is given back', () => {
  it('is told to its holder and to whom it was for', async () => {
    const ana = await buyer();
    const bo = `bo-${randomUUID()}@example.com`;
    const { tickets } = await order(ana, await insertEvent(testDatabase()), bo);
    const [ticketId = ''] = tickets;
    await useCases.cancelTicket(ana, ticketId);
    const all = await mails(ticketId, 2);
    expect(kinds(all).toSorted()).toEqual([`ticket-cancelled ${ana.email}`, `ticket-cancelled ${bo}`].toSorted());
    expect(all[0]?.payload).toMatchObject({ by: 'holder' });
  });
});

describe('an event that is called off', () => {
  it('is told once to each reader, with the tickets that went with it and no other', async () => {
    const [ana, bo] = [await buyer(), await buyer()];
    const eventId = await insertEvent(testDatabase());
    const { tickets } = await order(ana, eventId, ana.email, ana.email, bo.email);
    await order(bo, eventId, bo.email);
    await useCases.cancelTicket(ana, tickets[0] ?? '');
    await mails(tickets[0] ?? '', 1);
    await useCases.cancelEvent(admin, eventId);
    const all = await mails(eventId, 2);
    expect(kinds(all).toSorted()).toEqual([`event-cancelled ${ana.email}`, `event-cancelled ${bo.email}`].toSorted());
    const countOf = (email: string) => {
      const { tickets: its } = all.find(({ recipient }) => recipient === email)?.payload ?? {};
      return Array.isArray(its) ? its.length : 0;
    };
    expect([countOf(ana.email), countOf(bo.email)]).toEqual([2, 2]);
    for (const ticketId of tickets.slice(1)) expect(await mailsAbout(ticketId)).toEqual([]);
  });
});

describe('an event that is changed', () => {
  const changes = async (eventId: string) =>
    (
      await testDatabase().query<{ id: string }>(
        `SELECT id FROM domain_event WHERE subject_id = $1 AND type = 'event.changed' ORDER BY transaction_id`,
        [eventId],
      )
    ).rows.map(({ id }) => id);

  it('is told once, with how it was before the first of several corrections', async () => {
    const ana = await buyer();
    const eventId = await insertEvent(testDatabase());
    await order(ana, eventId, ana.email);
    for (const location of ['Olinda', 'Natal']) await useCases.updateEvent(admin, eventId, { location });
    await useCases.updateEvent(admin, eventId, { description: 'Nobody has to hear of this.' });
    const [first = '', second = ''] = await changes(eventId);
    for (const changeId of [first, second, second]) await tellOfChange(deps())({ eventId, changeId }, attempt);
    const all = await mailsAbout(eventId);
    expect(kinds(all)).toEqual([`event-changed ${ana.email}`]);
    expect(all[0]?.payload).toMatchObject({ before: { location: 'Recife' }, event: { location: 'Natal' } });
  });

  it('under another name is no news for who reads it under a translated one', async () => {
    const [ana, bo] = [await buyer(), await buyer({ locale: 'pt-BR' })];
    const eventId = await insertEvent(testDatabase(), {
      translations: { 'pt-BR': { name: 'Um concerto', description: '' } },
    });
    for (const who of [ana, bo]) await order(who, eventId, who.email);
    await useCases.updateEvent(admin, eventId, { name: 'Another concert' });
    for (const changeId of await changes(eventId)) await tellOfChange(deps())({ eventId, changeId }, attempt);
    expect(kinds(await mailsAbout(eventId))).toEqual([`event-changed ${ana.email}`]);
  });

  it('and changed back is not told at all', async () => {
    const ana = await buyer();
    const eventId = await insertEvent(testDatabase());
    await order(ana, eventId, ana.email);
    for (const location of ['Olinda', 'Recife']) await useCases.updateEvent(admin, eventId, { location });
    for (const changeId of await changes(eventId)) await tellOfChange(deps())({ eventId, changeId }, attempt);
    expect(await mailsAbout(eventId)).toEqual([]);
  });
});

describe('a reminder', () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
  const eventIn = (hours: number) =>
    insertEvent(testDatabase(), { starts_at: inHours(hours), ends_at: inHours(hours + 3) });

  it('goes out once a day before the beginning, and again where that was put off', async () => {
    const ana = await buyer();
    const [soon, later] = [await eventIn(23), await eventIn(30)];
    for (const eventId of [soon, later]) await order(ana, eventId, ana.email);
    for (let run = 0; run < 3; run += 1) await remind(deps())({}, attempt);
    expect(kinds(await mailsAbout(soon))).toEqual([`event-reminder ${ana.email}`]);
    expect(await mailsAbout(later)).toEqual([]);
    await testDatabase().query('UPDATE event SET starts_at = $2, ends_at = $3, version = version + 1 WHERE id = $1', [
      soon,
      inHours(22),
      inHours(25),
    ]);
    for (let run = 0; run < 2; run += 1) await remind(deps())({}, attempt);
    expect(await mailsAbout(soon)).toHaveLength(2);
  });

  it('goes out for all others where one event cannot be told of', async () => {
    const ana = await buyer();
    const [poisoned, good] = [await eventIn(20), await eventIn(21)];
    for (const eventId of [poisoned, good]) await order(ana, eventId, ana.email);
    const { sales, ...others } = deps();
    const scheduledEvent = async (id: string) => {
      if (id === poisoned) throw new Error('poisoned');
      return sales.scheduledEvent(id);
    };
    await expect(remind({ ...others, sales: { ...sales, scheduledEvent } })({}, attempt)).rejects.toThrow('1 events');
    expect(kinds(await mailsAbout(good))).toEqual([`event-reminder ${ana.email}`]);
  });

  it('does not go to who wants none, nor for a ticket that was given back', async () => {
    const [ana, bo, cy] = [await buyer(), await buyer(), await buyer()];
    const eventId = await eventIn(23);
    for (const who of [ana, bo, cy]) await order(who, eventId, who.email);
    await optOuts(pgSql(testDatabase())).add(ana.email.toUpperCase());
    const { rows } = await testDatabase().query<{ id: string }>('SELECT id FROM ticket WHERE owner_id = $1', [bo.id]);
    await useCases.cancelTicket(bo, rows[0]?.id ?? '');
    await remind(deps())({}, attempt);
    expect(kinds(await mailsAbout(eventId))).toEqual([`event-reminder ${cy.email}`]);
  });
});

describe('an account', () => {
  it('is welcomed once its address is known to be its owner’s', async () => {
    const { id } = await buyer();
    const verified = { type: 'user.email-verified', subjectId: id, payload: {} } as const;
    await record(pgSql(pool), [verified], new Date());
    await testDatabase().query('UPDATE "user" SET email_verified_at = now() WHERE id = $1', [id]);
    await record(pgSql(pool), [verified, verified], new Date());
    expect(kinds(await mails(id, 1))).toEqual([`welcome ${id}@example.com`]);
  });

  it('that was deleted is written to no more', async () => {
    const ana = await buyer();
    const eventId = await insertEvent(testDatabase());
    const { orderId } = await order(ana, eventId, ana.email);
    await mails(orderId, 1);
    await testDatabase().query('DELETE FROM outgoing_mail WHERE user_id = $1', [ana.id]);
    await testDatabase().query(
      `UPDATE "user" SET username = 'deleted-' || id, email = 'deleted-' || id || '@deleted.invalid', name = '',
         password_hash = NULL, deleted_at = now() WHERE id = $1`,
      [ana.id],
    );
    await testDatabase().query('SELECT forget_buyer($1)', [ana.id]);
    await useCases.cancelEvent(admin, eventId);
    await sleep(500);
    expect(await mailsAbout(eventId)).toEqual([]);
  });
});
