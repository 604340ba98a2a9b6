import { existsSync } from 'node:fs';
import path from 'node:path';
import { verify as matches } from '@node-rs/bcrypt';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOnSale } from '@/domain/event';
import { toLocalTime } from '@/domain/local-time';
import { DEMO_ACCOUNTS } from '../../prisma/demo/accounts.ts';
import { soldOf } from '../../prisma/demo/demo-event.ts';
import { DEMO_EVENTS } from '../../prisma/demo/events.ts';
import { startOf } from '../../prisma/demo/make-event.ts';
import { seedDemo } from '../../prisma/seed.ts';
import { verify } from '../../scripts/verify.ts';
import { createDatabase, testDatabase, testDatabaseUrl } from '../support/database.ts';

const root = path.join(import.meta.dirname, '../..');
let made: Awaited<ReturnType<typeof seedDemo>>;

beforeAll(async () => {
  made = await seedDemo(testDatabaseUrl());
});

describe('the demo shop', () => {
  it('holds 24 events and clean books', async () => {
    const sold = DEMO_EVENTS.flatMap(soldOf).reduce((sum, seats) => sum + seats, 0);
    const givenBack = 1;
    expect(made).toEqual({ events: 24, tickets: sold + givenBack });
    expect(await verify(testDatabase())).toEqual([]);
  });

  it('shows every state that a visitor can meet', async () => {
    const { rows } = await testDatabase().query(
      `SELECT status, capacity, available, price, starts_at AS "startsAt", ends_at AS "endsAt"
         FROM event e JOIN stock_pool p ON p.id = e.id, shown_prices(e.id)`,
    );
    const now = new Date();
    const onSale = rows.filter((event) => isOnSale(event, now));
    expect(onSale).toHaveLength(22);
    expect(onSale.filter(({ available }) => available === 0)).toHaveLength(1);
    expect(onSale.filter(({ available }) => available === 3)).toHaveLength(1);
    expect(onSale.filter(({ price }) => price === 0).length).toBeGreaterThan(3);
    expect(rows.filter(({ status }) => status === 'CANCELLED')).toHaveLength(1);
    expect(rows.filter(({ endsAt }) => endsAt < now)).toHaveLength(1);
  });

  it('sells as many of each type as it says, in the time in which it is sold', async () => {
    const { rows } = await testDatabase().query(
      `SELECT e.slug, t.position, count(k.id) FILTER (WHERE k.status IN ('ACTIVE', 'USED') OR e.status = 'CANCELLED')::int AS sold,
              bool_and(k.purchased_at >= greatest(e.created_at, t.sales_start) AND k.purchased_at < least(e.starts_at, t.sales_end, now())) AS "isInTime"
         FROM event e JOIN ticket_type t ON t.event_id = e.id LEFT JOIN ticket k ON k.ticket_type_id = t.id
        GROUP BY e.id, t.id`,
    );
    const expected = DEMO_EVENTS.flatMap((demo) =>
      soldOf(demo).map((sold, position) => ({ slug: demo.slug, position, sold, isInTime: sold > 0 ? true : null })),
    );
    expect(rows).toHaveLength(expected.length);
    expect(rows).toEqual(expect.arrayContaining(expected));
  });

  it('has types with a shared limit, with a closed, an open and a later sale, and a hidden one', async () => {
    const { rows } = await testDatabase().query(
      `SELECT e.slug, t.name, t.is_hidden AS "isHidden", t.sales_start > now() AS "isEarly", t.sales_end < now() AS "isOver",
              (SELECT count(*)::int FROM ticket_type_pool d JOIN ticket_type_pool o ON o.pool_id = d.pool_id
                WHERE d.ticket_type_id = t.id AND d.pool_id <> t.event_id) AS "inLimit"
         FROM event e JOIN ticket_type t ON t.event_id = e.id ORDER BY e.slug, t.position`,
    );
    const several = rows.filter(({ slug }) => rows.filter((row) => row.slug === slug).length > 1);
    expect(new Set(several.map(({ slug }) => slug)).size).toBe(4);
    expect(several.filter(({ inLimit }) => inLimit === 2)).toHaveLength(4);
    expect(several.filter(({ isOver }) => isOver).map(({ name }) => name)).toEqual(['Early bird']);
    expect(several.filter(({ isEarly }) => isEarly).map(({ name }) => name)).toEqual(['Late entry']);
    expect(several.filter(({ isHidden }) => isHidden).map(({ name }) => name)).toEqual(['Guests']);
  });

  it('counts sales in the versions of pools and edits in those of events', async () => {
    const { rows } = await testDatabase().query(
      `SELECT e.status, e.version, p.version AS "stockVersion",
              (SELECT count(*) FILTER (WHERE o.status = 'PAID') + 2 * count(*) FILTER (WHERE o.status = 'CANCELLED') FROM "order" o
                WHERE EXISTS (SELECT FROM ticket k WHERE k.order_id = o.id AND k.event_id = e.id))::int AS changes
         FROM event e JOIN stock_pool p ON p.id = e.id`,
    );
    for (const { status, version, stockVersion, changes } of rows) {
      expect(version).toBe(status === 'CANCELLED' ? 1 : 0);
      expect(stockVersion).toBe(changes);
    }
  });

  it('gives the demo user an order of two types, a ticket that was used and one given back', async () => {
    const { rows } = await testDatabase().query(
      `SELECT o.status AS "order", k.status AS ticket, count(*)::int AS tickets, count(DISTINCT k.ticket_type_id)::int AS types,
              e.starts_at > now() AS "isUpcoming"
         FROM "order" o JOIN "user" u ON u.id = o.buyer_id JOIN ticket k ON k.order_id = o.id JOIN event e ON e.id = k.event_id
        WHERE u.username = 'user' GROUP BY o.id, k.status, e.id ORDER BY tickets DESC, o.status`,
    );
    expect(rows).toEqual([
      { order: 'PAID', ticket: 'ACTIVE', tickets: 2, types: 2, isUpcoming: true },
      { order: 'PAID', ticket: 'USED', tickets: 1, types: 1, isUpcoming: false },
      { order: 'CANCELLED', ticket: 'CANCELLED', tickets: 1, types: 1, isUpcoming: true },
    ]);
  });

  it('tells in the log all that a mail would say', async () => {
    const { rows } = await testDatabase().query(
      `SELECT type, count(*)::int AS number FROM domain_event
        WHERE type LIKE 'event.%' OR payload ->> 'confirmationCode' IS NULL GROUP BY type ORDER BY type`,
    );
    expect(rows).toEqual([
      { type: 'event.cancelled', number: 1 },
      { type: 'event.created', number: 24 },
      { type: 'event.sold-out', number: 1 },
    ]);
  });

  it('is told in both languages, half of it written in each', async () => {
    const { rows } = await testDatabase().query('SELECT name, description, translations FROM event');
    const locales = rows.map(({ translations }) => Object.keys(translations).join());
    expect(locales.toSorted()).toEqual([...Array(12).fill('en'), ...Array(12).fill('pt-BR')]);
    for (const { name, description, translations } of rows) {
      const [other] = Object.values<{ name: string; description: string }>(translations);
      expect(other?.description.split('\n\n').length, name).toBe(description.split('\n\n').length);
      expect(other?.description, name).not.toBe(description);
    }
  });

  it('has a picture for every address it names', async () => {
    const { rows } = await testDatabase().query('SELECT image_url FROM event WHERE image_url IS NOT NULL');
    expect(rows).toHaveLength(14);
    for (const { image_url } of rows) expect(existsSync(path.join(root, 'public', image_url)), image_url).toBe(true);
  });

  it('lets the two demo accounts in, and no demo buyer', async () => {
    const { rows } = await testDatabase().query('SELECT username, role, password_hash FROM "user"');
    for (const { username, password, role } of DEMO_ACCOUNTS) {
      const account = rows.find((user) => user.username === username);
      expect(account.role).toBe(role);
      expect(account.password_hash).toMatch(/^\$2b\$12\$/);
      expect(await matches(password, account.password_hash)).toBe(true);
    }
    expect(rows.filter(({ role }) => role === 'ADMIN')).toHaveLength(1);
  });

  it('is left alone by a second seeding', async () => {
    expect(await seedDemo(testDatabaseUrl())).toBeNull();
  });
});

it('is made once by two starts at the same time', async () => {
  const url = await createDatabase();
  const both = await Promise.all([seedDemo(url), seedDemo(url)]);
  expect(both.filter(Boolean)).toHaveLength(1);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS events FROM event').finally(() => client.end());
  expect(rows).toEqual([{ events: 24 }]);
});

it.each(['2026-11-22T12:00:00Z', '2026-12-20T02:00:00Z', '2027-02-28T23:59:00Z', '2028-07-01T00:00:00Z'])(
  'puts its events on their weekday and hour, off the holidays, when seeded at %s',
  (moment) => {
    const now = new Date(moment);
    for (const demo of DEMO_EVENTS) {
      const startsAt = startOf(demo, now);
      const local = toLocalTime(startsAt, demo.timeZone);
      expect(new Date(`${local}Z`).getUTCDay(), demo.slug).toBe(demo.when.weekday % 7);
      expect(local.slice(11, 16), demo.slug).toBe(demo.when.time);
      expect(local.slice(5, 10)).not.toMatch(/12-2[45]|12-31|01-01/);
      expect(startsAt > now, demo.slug).toBe(demo.when.days > 0);
    }
  },
);
