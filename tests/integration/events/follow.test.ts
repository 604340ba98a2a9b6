import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DomainEvent } from '@/domain/domain-events';
import { type Follower, followEvents } from '@/infrastructure/events/follow';
import { recordSql, toRows } from '@/infrastructure/events/record';
import { logger } from '@/infrastructure/logger';
import { createDatabase, testDatabase, testDatabaseUrl } from '../../support/database.ts';
import { tcpProxy } from '../../support/tcp-proxy.ts';

const soldOut = (slug: string): DomainEvent => ({ type: 'event.sold-out', subjectId: randomUUID(), payload: { slug } });
const record = (client: pg.ClientBase | pg.Pool, ...events: DomainEvent[]) =>
  client.query(recordSql(), [JSON.stringify(toRows(events, new Date()))]);

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** What a process with a follower hears. */
async function follow(databaseUrl = testDatabaseUrl()) {
  const heard: string[] = [];
  const onGap = vi.fn();
  const follower: Follower = followEvents({
    databaseUrl,
    onGap,
    onEvents: (events) => {
      for (const event of events) heard.push(event.type === 'event.sold-out' ? event.payload.slug : event.type);
    },
  });
  cleanUps.push(follower.stop);
  await follower.started;
  return { heard, onGap, follower };
}

async function connection(): Promise<pg.PoolClient> {
  const client = await testDatabase().connect();
  cleanUps.push(async () => {
    await client.query('ROLLBACK');
    client.release();
  });
  return client;
}

async function throughProxy() {
  const url = new URL(testDatabaseUrl());
  const proxy = await tcpProxy(Number(url.port), url.hostname);
  cleanUps.push(proxy.close);
  return { proxy, url: proxy.through(url.href) };
}

const connections = async () => {
  const { rowCount } = await testDatabase().query(
    `SELECT FROM pg_stat_activity WHERE application_name = 'eventhub-events' AND datname = current_database()`,
  );
  return rowCount;
};

const WITHIN = { timeout: 1_000, interval: 10 };

/** Until nothing that is open anywhere, in another file's database neither, holds back what was recorded so far. */
async function untilFinal(): Promise<void> {
  const { rows: marks } = await testDatabase().query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  const isPast = 'SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS is';
  const look = async () => (await testDatabase().query<{ is: boolean }>(isPast, [marks[0]?.id])).rows[0]?.is;
  await expect.poll(look, { timeout: 10_000 }).toBe(true);
}

describe('a follower', () => {
  it('hears within a second of what another process recorded, once, and of nothing before', async () => {
    await record(testDatabase(), soldOut('before'));
    await untilFinal();
    const { heard } = await follow();
    await record(testDatabase(), soldOut('a'), soldOut('b'));
    await expect.poll(() => heard, WITHIN).toEqual(['a', 'b']);
    await record(testDatabase(), soldOut('c'));
    await expect.poll(() => heard, WITHIN).toEqual(['a', 'b', 'c']);
  });

  it('does not wait for a transaction that is open, and does not miss it either', async () => {
    const { heard } = await follow();
    const late = await connection();
    await late.query('BEGIN');
    await record(late, soldOut('late'));
    await record(testDatabase(), soldOut('early'));
    await expect.poll(() => heard, WITHIN).toEqual(['early']);
    await record(testDatabase(), soldOut('next'));
    await expect.poll(() => heard, WITHIN).toEqual(['early', 'next']);
    await late.query('COMMIT');
    await expect.poll(() => heard, WITHIN).toEqual(['early', 'next', 'late']);
  });

  it('is not woken by a sale, and leaves it to those who consume the log', async () => {
    const database = new pg.Pool({ connectionString: await createDatabase(), max: 1 });
    cleanUps.push(() => database.end());
    const listener = await database.connect();
    const notified = vi.fn();
    listener.on('notification', notified);
    await listener.query('LISTEN domain_event');
    const insert = (type: string) =>
      listener.query('INSERT INTO domain_event (id, type, subject_id) VALUES ($1, $2, $1)', [randomUUID(), type]);
    await insert('ticket.purchased');
    await insert('ticket.checked-in');
    await listener.query('SELECT 1');
    expect(notified).not.toHaveBeenCalled();
    await insert('ticket.cancelled');
    await expect.poll(() => notified.mock.calls.length, WITHIN).toBe(1);
    listener.release();
  });

  it('reads more than a page at once', async () => {
    const { heard } = await follow();
    await record(testDatabase(), ...Array.from({ length: 1_203 }, (_, index) => soldOut(`${index}`)));
    await expect.poll(() => heard.length, { ...WITHIN, timeout: 3_000 }).toBe(1_203);
    expect(new Set(heard).size).toBe(1_203);
  });

  it('catches up when its connection comes back, and says so once', async () => {
    const { proxy, url } = await throughProxy();
    const warn = vi.spyOn(logger(), 'warn');
    const info = vi.spyOn(logger(), 'info');
    const { heard, onGap } = await follow(url);
    proxy.refuse(true);
    proxy.cutAll();
    await record(testDatabase(), soldOut('meanwhile'));
    // Several attempts fail.
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(heard).toEqual([]);
    proxy.refuse(false);
    await expect.poll(() => heard, { ...WITHIN, timeout: 3_000 }).toEqual(['meanwhile']);
    await record(testDatabase(), soldOut('after'));
    await expect.poll(() => heard, WITHIN).toEqual(['meanwhile', 'after']);
    expect([warn.mock.calls.length, info.mock.calls.length]).toEqual([1, 1]);
    expect(onGap).not.toHaveBeenCalled();
  });

  it('starts without a database, and tells of the gap when there is one', async () => {
    const { proxy, url } = await throughProxy();
    proxy.refuse(true);
    const { heard, onGap } = await follow(url);
    expect(onGap).not.toHaveBeenCalled();
    proxy.refuse(false);
    await expect.poll(() => onGap.mock.calls.length, { ...WITHIN, timeout: 3_000 }).toBe(1);
    await record(testDatabase(), soldOut('a'));
    await expect.poll(() => heard, WITHIN).toEqual(['a']);
  });

  it('finds out that its connection fell silent', { timeout: 20_000 }, async () => {
    const { proxy, url } = await throughProxy();
    const { heard } = await follow(url);
    proxy.silence();
    await record(testDatabase(), soldOut('unheard'));
    await expect.poll(() => heard, { timeout: 12_000, interval: 50 }).toEqual(['unheard']);
  });

  it('is stopped at any moment and leaves no connection', async () => {
    const { follower } = await follow();
    await expect.poll(connections, { ...WITHIN, timeout: 3_000 }).toBe(1);
    await follower.stop();
    await expect.poll(connections, WITHIN).toBe(0);

    const { proxy, url } = await throughProxy();
    proxy.refuse(true);
    const early = followEvents({ databaseUrl: url, onEvents: () => {}, onGap: () => {} });
    await early.stop();
    await early.started;
  });
});
