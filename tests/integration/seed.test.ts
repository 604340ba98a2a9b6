import { existsSync } from 'node:fs';
import path from 'node:path';
import { verify as matches } from '@node-rs/bcrypt';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOnSale } from '@/domain/event';
import { toLocalTime } from '@/domain/local-time';
import { DEMO_EVENTS } from '../../prisma/demo/events.ts';
import { DEMO_ACCOUNTS, seedDemo, startOf } from '../../prisma/seed.ts';
import { verify } from '../../scripts/verify.ts';
import { createDatabase, testDatabase, testDatabaseUrl } from '../support/database.ts';

const root = path.join(import.meta.dirname, '../..');
let made: Awaited<ReturnType<typeof seedDemo>>;

beforeAll(async () => {
  made = await seedDemo(testDatabaseUrl());
});

describe('the demo shop', () => {
  it('holds 24 events and clean books', async () => {
    expect(made).toEqual({ events: 24, tickets: DEMO_EVENTS.reduce((sum, { sold }) => sum + sold, 0) });
    expect(await verify(testDatabase())).toEqual([]);
  });

  it('shows every state that a visitor can meet', async () => {
    const { rows } = await testDatabase().query(
      `SELECT status, capacity, available, price, starts_at AS "startsAt", ends_at AS "endsAt" FROM event`,
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
