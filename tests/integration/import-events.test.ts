import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportRow } from '@/application/events/ports';
import { importEvents } from '@/application/imports/import-events';
import { importOptions } from '@/application/imports/import-options';
import { IMPORT_COLUMNS } from '@/application/imports/parse-import-row';
import { importStore } from '@/infrastructure/import/import-store';
import { readCsv } from '@/infrastructure/import/read-csv';
import { readICalendar } from '@/infrastructure/import/read-icalendar';
import { verify } from '../../scripts/verify.ts';
import { createDatabase } from '../support/database.ts';
import { insertDomainEvent, insertOrder, insertTicket, insertTicketType, insertUser } from '../support/rows.ts';

const root = path.join(import.meta.dirname, '../..');
const fixture = (name: string) => path.join(root, 'tests/fixtures/import', name);
const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-import-'));
const options = importOptions.parse({ timeZone: 'Europe/Lisbon', category: 'technology' });

afterAll(() => rm(folder, { recursive: true, force: true }));

// What was written down stays: the log refuses to be emptied, so every test has a database of its own.
let url: string;
let db: pg.Pool;

beforeEach(async () => {
  url = await createDatabase();
  db = new pg.Pool({ connectionString: url, max: 2 });
});

afterEach(async () => {
  const breaches = await verify(db);
  await db.end();
  expect(breaches).toEqual([]);
});

async function connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return work(client).finally(() => client.end());
}

async function run(rows: AsyncIterable<ImportRow>, { dryRun = false } = {}) {
  const refused: string[] = [];
  const counts = await connected((client) => {
    const onRefusal = ({ line, reason }: { line: number; reason: string }) => refused.push(`${line}: ${reason}`);
    return importEvents({ store: importStore(client), ids: { next: uuidv7 } })({ rows, options, dryRun, onRefusal });
  });
  return { ...counts, refusals: refused.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)) };
}

const read = (file: string) => (file.endsWith('.ics') ? readICalendar(file) : readCsv(file, IMPORT_COLUMNS));

function csv(...lines: string[]): AsyncIterable<ImportRow> {
  const file = path.join(folder, `${uuidv7()}.csv`);
  writeFileSync(file, lines.join('\n'));
  return readCsv(file, IMPORT_COLUMNS);
}

/** Events as they are stored, with seats and stock version of their pool and the price of their first type. */
const events = async () => {
  const { rows } = await db.query(
    `SELECT e.*, p.capacity, p.available, p.version AS stock_version, t.price
       FROM event e JOIN stock_pool p ON p.id = e.id JOIN ticket_type t ON t.event_id = e.id AND t.position = 0
      ORDER BY e.source_key`,
  );
  return rows;
};
const count = async (table: string) => Number((await db.query(`SELECT count(*) FROM ${table}`)).rows[0].count);

const many = (length: number) => [
  'name,startDate,city',
  ...Array.from({ length }, (_, n) => `Event ${n},2027-05-01,Porto`),
];

// The real lists are not part of the project; where they lie beside it, they are imported whole as well.
const shared = path.join(root, '../shared/data');
const files = [
  { file: fixture('mixed.csv'), created: 4, refused: 6 },
  { file: fixture('mixed.ics'), created: 4, refused: 9 },
  { file: path.join(shared, 'conferences.csv'), created: 858, refused: 3 },
  { file: path.join(shared, 'conferences.ics'), created: 42, refused: 0 },
].filter(({ file }) => existsSync(file));

describe('a whole file', () => {
  for (const { file, created, refused } of files) {
    it(`creates every event once and changes nothing the second time: ${path.basename(file)}`, async () => {
      expect(await run(read(file))).toMatchObject({ created, updated: 0, unchanged: 0, refused });
      const before = await events();
      expect(before).toHaveLength(created);
      expect(await run(read(file))).toMatchObject({ created: 0, updated: 0, unchanged: created, refused });
      expect(await events()).toEqual(before);
      expect(await count('domain_event')).toBe(created);
      expect(await count('audit_log')).toBe(created);
    });
  }

  it('reports every refused row with its line and reason', async () => {
    const { refusals } = await run(read(fixture('mixed.csv')));
    expect(refusals).toEqual([
      '6: is the event of line 2 again',
      '7: startDate: "2027-02-30" is no date (2026-03-15 or 2026-03-15T14:00:00)',
      '8: the quotes of this row do not match',
      '9: endDate: is before the start',
      '10: location: is missing (and city, country and online say no place either)',
      '11: has 2 cells where the first line names 11 columns',
    ]);
  });

  it('gives the same name different addresses', async () => {
    await run(
      csv('name,startDate,city', 'Jazz,2027-05-01,A', 'Jazz,2027-05-02,B', 'Jazz,2027-05-03,C', 'Jazz,2028-05-01,D'),
    );
    const slugs = (await events()).map(({ slug }) => slug);
    expect(slugs).toEqual(['jazz', 'jazz-2027', expect.stringMatching(/^jazz-[0-9a-f]{6}$/), 'jazz-2028']);
  });

  it('says what it would do and writes nothing with a dry run', async () => {
    expect(await run(read(fixture('mixed.csv')), { dryRun: true })).toMatchObject({ created: 4, refused: 6 });
    expect(await count('event')).toBe(0);
    expect(await count('domain_event')).toBe(0);
  });

  it('is imported once by two at the same time', async () => {
    const both = await Promise.all([run(csv(...many(600))), run(csv(...many(600)))]);
    expect(both.map(({ created }) => created).reduce((a, b) => a + b)).toBe(600);
    expect(both.map(({ unchanged }) => unchanged).reduce((a, b) => a + b)).toBe(600);
    expect(await count('event')).toBe(600);
  });
});

describe('a changed file', () => {
  const header = 'uid,name,startDate,city,capacity';

  async function sell(seats: number) {
    const [event] = await events();
    const ownerId = await insertUser(db);
    const orderId = await insertOrder(db, ownerId, { total: 0 });
    for (let seat = 0; seat < seats; seat++) {
      const ticketId = await insertTicket(db, { orderId, eventId: event.id, ownerId }, { price: 0 });
      await insertDomainEvent(db, 'ticket.purchased', ticketId);
    }
    await db.query('UPDATE stock_pool SET available = available - $1, version = version + 1', [seats]);
  }

  it('changes the event by one version, moves the free seats with the capacity and leaves the rest alone', async () => {
    await run(csv(header, '1,Jazz,2027-05-01,Porto,20'));
    await sell(5);
    await db.query(`UPDATE event SET category = 'art', description = 'Ours', version = version + 1`);
    await db.query('UPDATE ticket_type SET price = 4200');
    expect(await run(csv(header, '1,More Jazz,2027-05-01,Porto,30'))).toMatchObject({ updated: 1 });
    expect(await events()).toMatchObject([
      {
        name: 'More Jazz',
        capacity: 30,
        available: 25,
        version: 2,
        price: 4200,
        category: 'art',
        description: 'Ours',
        slug: 'jazz',
      },
    ]);
    const { rows } = await db.query(`SELECT payload FROM domain_event WHERE type = 'event.changed'`);
    expect(rows).toEqual([
      {
        payload: {
          event: expect.objectContaining({ name: 'More Jazz', slug: 'jazz' }),
          changes: { name: { before: 'Jazz', after: 'More Jazz' }, capacity: { before: 20, after: 30 } },
          source: 'import',
        },
      },
    ]);
    const audits = await db.query(`SELECT detail FROM audit_log WHERE action = 'event.update'`);
    expect(audits.rows).toEqual([{ detail: { fields: ['name', 'capacity'], source: 'import' } }]);
  });

  it.each([
    ['moves the stock on with a date', 'startDate', '2027-05-02', true],
    ['moves the stock on with a name', 'name', 'Blues', true],
    ['moves the stock on with a price', 'price', '9', true],
    ['moves the stock on with a capacity', 'capacity', '21', true],
    ['leaves the stock alone with a description', 'description', 'Louder', false],
  ])('%s', async (_, column, value, moves) => {
    const columns = ['uid', 'name', 'startDate', 'city', 'capacity', 'price', 'description'];
    const row: Record<string, string> = {
      uid: '1',
      name: 'Jazz',
      startDate: '2027-05-01',
      city: 'Porto',
      capacity: '20',
    };
    const file = (fields: typeof row) => csv(columns.join(), columns.map((name) => fields[name] ?? '').join());
    await run(file(row));
    const [before] = await events();
    expect(await run(file({ ...row, [column]: value }))).toMatchObject({ updated: 1 });
    const [after] = await events();
    expect(after.version).toBe(1);
    expect(after.stock_version > before.stock_version).toBe(moves);
  });

  it('sets the price of the only type, and refuses one for several', async () => {
    const withPrice = (price: number) => csv('uid,name,startDate,city,price', `1,Jazz,2027-05-01,Porto,${price}`);
    await run(withPrice(10));
    expect(await run(withPrice(12))).toMatchObject({ updated: 1 });
    const [event] = await events();
    expect(event).toMatchObject({ price: 1200, version: 1 });
    await insertTicketType(db, { eventId: event.id }, { price: 600 });
    expect(await run(withPrice(15))).toMatchObject({
      updated: 0,
      refusals: [
        '2: price: this event sells several ticket types, and none at this price; set their prices in EventHub',
      ],
    });
    expect(await run(withPrice(12))).toMatchObject({ unchanged: 1 });
  });

  it('keeps limits and types of an event whose capacity changes', async () => {
    await run(csv(header, '1,Jazz,2027-05-01,Porto,20'));
    const [event] = await events();
    const full = await insertTicketType(db, { eventId: event.id, limit: 5 });
    await insertTicketType(db, { eventId: event.id, shares: full });
    const stock = async () => {
      const { rows } = await db.query(
        `SELECT t.id, t.name, t.position, d.pool_id, p.capacity FROM ticket_type t
           JOIN ticket_type_pool d ON d.ticket_type_id = t.id JOIN stock_pool p ON p.id = d.pool_id AND p.id <> t.event_id
          ORDER BY t.position`,
      );
      return rows;
    };
    const before = await stock();
    expect(await run(csv(header, '1,Jazz,2027-05-01,Porto,30'))).toMatchObject({ updated: 1 });
    expect(await events()).toMatchObject([{ capacity: 30, available: 30 }]);
    expect(await stock()).toEqual(before);
  });

  it('never takes a seat that was sold', async () => {
    await run(csv(header, '1,Jazz,2027-05-01,Porto,20'));
    await sell(5);
    expect(await run(csv(header, '1,Jazz,2027-05-01,Porto,4'))).toMatchObject({
      updated: 0,
      refusals: ['2: capacity: 4 is below the 5 tickets sold'],
    });
    expect(await events()).toMatchObject([{ capacity: 20, available: 15, version: 0 }]);
  });

  it('cancels an event that nobody holds a ticket of', async () => {
    await run(csv('uid,name,startDate,city,status', '1,Jazz,2027-05-01,Porto,'));
    expect(await run(csv('uid,name,startDate,city,status', '1,Jazz,2027-05-01,Porto,CANCELLED'))).toMatchObject({
      updated: 1,
    });
    expect(await events()).toMatchObject([{ status: 'CANCELLED', version: 1 }]);
    const { rows } = await db.query(`SELECT payload FROM domain_event WHERE type = 'event.cancelled'`);
    expect(rows).toEqual([
      { payload: { event: expect.objectContaining({ slug: 'jazz' }), tickets: 0, source: 'import' } },
    ]);
  });
});

it('asks the database as often for two hundred rows as for two', async () => {
  const statements = (rows: number, city: string) =>
    connected(async (client) => {
      const asked = vi.spyOn(client, 'query');
      const file = csv(
        'name,startDate,city,capacity',
        ...Array.from({ length: rows }, (_, n) => `E${rows}-${n},2027-05-01,${city},9`),
      );
      const use = importEvents({ store: importStore(client), ids: { next: uuidv7 } });
      await use({ rows: file, options, dryRun: false, onRefusal: () => {} });
      return asked.mock.calls.length;
    });
  expect(await statements(200, 'Porto')).toBe(await statements(2, 'Porto'));
  expect(await statements(200, 'Braga')).toBe(await statements(2, 'Braga'));
});

describe('an import that dies in the middle', () => {
  it('leaves whole events, and the next run brings the rest', async () => {
    const rows = async function* () {
      let read = 0;
      for await (const row of csv(...many(700))) {
        if (++read === 600)
          await db.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COMMIT%' AND pid <> pg_backend_pid()`,
          );
        yield row;
      }
    };
    await expect(run(rows())).rejects.toThrow();
    expect(await count('event')).toBe(500);
    expect(await count('domain_event')).toBe(500);
    expect(await run(csv(...many(700)))).toMatchObject({ created: 200, unchanged: 500, refused: 0 });
  });

  it('writes no part of a batch that fails', async () => {
    await db.query(`ALTER TABLE audit_log ADD CONSTRAINT broken CHECK (detail ->> 'name' <> 'Event 399')`);
    try {
      await expect(run(csv(...many(400)))).rejects.toThrow('broken');
      expect(await count('event')).toBe(250);
      expect(await count('domain_event')).toBe(250);
    } finally {
      await db.query('ALTER TABLE audit_log DROP CONSTRAINT broken');
    }
  });
});

it('never meets a row that PostgreSQL refuses after we took it', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '2027-01-01',
      '1970-01-01',
      '2199-12-31T23:59:59',
      '2027-03-28T01:30',
      '1',
      '1000000',
      '0.01',
      '2000000',
      '9999999',
      '\ud800',
      '{}',
      '\\',
      "'",
    ),
  );
  const name = fc.oneof(cell, fc.constant('Jazz'));
  const day = fc.constantFrom('2027-01-01', '1970-01-01', '2199-12-31', '2027-10-31T02:30');
  const columns = {
    name,
    startDate: day,
    location: name,
    uid: cell,
    description: cell,
    endDate: fc.oneof(cell, day),
    capacity: cell,
    price: cell,
    timeZone: fc.oneof(cell, fc.constantFrom('Europe/Lisbon', 'Asia/Kathmandu')),
  };
  const row = fc.record(columns, { requiredKeys: ['name', 'startDate', 'location'] });
  await connected(async (client) => {
    const use = importEvents({ store: importStore(client), ids: { next: uuidv7 } });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (generated) => {
        const rows = async function* () {
          for (const [index, fields] of generated.entries()) yield { line: index + 2, key: null, fields };
        };
        const counts = await use({ rows: rows(), options, dryRun: false, onRefusal: () => {} });
        expect(counts.created + counts.updated + counts.unchanged + counts.refused).toBe(generated.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('events:import', () => {
  function command(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/import-events.ts', ...args],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: url, INIT_CWD: root },
      },
    );
    return { status, stdout, stderr };
  }

  it('ends with 1 where rows were refused, naming file, line and reason', async () => {
    const { status, stdout, stderr } = command('tests/fixtures/import/mixed.csv', '--capacity', '40');
    expect(stderr).toContain(`${fixture('mixed.csv')}:9: endDate: is before the start\n`);
    expect(stdout).toBe('4 created, 0 updated, 0 unchanged, 6 refused\n');
    expect(status).toBe(1);
    expect((await events()).map(({ capacity }) => capacity).sort()).toEqual([120, 120, 40, 40]);
  });

  it('ends with 0 where all rows were taken', () => {
    const file = path.join(folder, 'good.csv');
    writeFileSync(file, many(2).join('\n'));
    expect(command(file, '--dry-run')).toMatchObject({ status: 0, stdout: expect.stringContaining('2 created') });
  });

  it.each([
    ['no file', [], 'Usage:'],
    ['an unknown option', ['a.csv', '--sets', '3'], "Unknown option '--sets'"],
    ['a bad option', ['a.csv', '--capacity', '0'], '--capacity:'],
    ['a file that is not there', ['nothing.csv'], 'there is no such file'],
  ])('ends with 2 at %s', (_, args, words) => {
    const { status, stderr } = command(...args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(words) });
  });
});
