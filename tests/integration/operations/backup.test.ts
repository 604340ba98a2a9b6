import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consume } from '@/infrastructure/events/event-log';
import { APP_ROLE } from '../../../scripts/app-role.ts';
import { backUp } from '../../../scripts/backup.ts';
import { migrate, readMigrations } from '../../../scripts/migrate.ts';
import { restore, restorePictures } from '../../../scripts/restore.ts';
import {
  fingerprintOf,
  type Manifest,
  manifestFile,
  picturesFolder,
  tableFile,
  tablesOf,
} from '../../../scripts/snapshot.ts';
import { verify } from '../../../scripts/verify.ts';
import { createDatabase } from '../../support/database.ts';
import { insertDomainEvent, insertSale } from '../../support/rows.ts';

const SECRET = { value: 'a-generated-secret-of-the-shop-0123456789', isGenerated: true };
const folders = mkdtempSync(path.join(tmpdir(), 'eventhub-backups-'));
const newFolder = () => path.join(folders, randomUUID());

let url: string;
let shop: pg.Pool;
let folder: string;

const connect = (connectionString: string) => {
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on('error', () => {});
  return pool;
};
const open: pg.Pool[] = [];
const emptyDatabase = () => createDatabase({ empty: true });
const look = (connectionString: string) => {
  const pool = connect(connectionString);
  open.push(pool);
  return pool;
};

/** What a consumer has not read yet, oldest first. */
async function unread(pool: pg.Pool, name: string): Promise<string[]> {
  const ids: string[] = [];
  await consume(pool, name, async (events) => void ids.push(...events.map(({ id }) => id)), 1_000);
  return ids;
}

/** A digest of every table, the log's places apart: those are this cluster's. */
async function contents(pool: pg.Pool): Promise<Record<string, string>> {
  const client = await pool.connect();
  try {
    const found: Record<string, string> = {};
    for (const { schema, name, columns } of await tablesOf(client)) {
      if (name === 'event_consumer') continue;
      const kept = columns.filter((column) => column !== 'transaction_id').map((column) => `t."${column}"`);
      const { rows } = await client.query<{ digest: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, ',' ORDER BY line)), '') AS digest
           FROM (SELECT (ROW(${kept.join(', ')}))::text AS line FROM "${schema}"."${name}" t) l`,
      );
      found[`${schema}.${name}`] = rows[0]?.digest ?? '';
    }
    return found;
  } finally {
    client.release();
  }
}

const filled = async (pool: pg.Pool) =>
  Object.entries(await contents(pool)).filter(
    ([name, digest]) => name.startsWith('public.') && !digest.startsWith('0 '),
  );

beforeAll(async () => {
  url = await createDatabase();
  shop = connect(url);
  open.push(shop);
  const { ownerId, eventId, ticketId } = await insertSale(shop);
  // Registered at different places: one has read all of the first, the other nothing of what follows.
  await unread(shop, 'late');
  await insertDomainEvent(shop, 'event.created', eventId);
  await unread(shop, 'early');
  await unread(shop, 'late');
  for (let index = 0; index < 3; index += 1) await insertSale(shop);
  await shop.query(`INSERT INTO audit_log (id, actor_id, action) VALUES ($1, $2, 'event.update')`, [
    randomUUID(),
    ownerId,
  ]);
  await shop.query(
    `INSERT INTO outgoing_mail (id, user_id, subject_id, recipient, template, payload)
     VALUES ($1, $2, $3, 'ana@example.com', 'welcome', $4)`,
    [randomUUID(), ownerId, ticketId, { name: 'Tab\there, \\N, "quotes", ünï, 日本\nlines' }],
  );
  folder = newFolder();
  await backUp(url, folder, SECRET);
});
afterAll(async () => {
  await Promise.all(open.map((pool) => pool.end()));
  await rm(folders, { recursive: true, force: true });
});

describe('a backup', () => {
  it('holds the uploaded pictures, but none that is half written, and gives them back', async () => {
    const [pictures, copy, data] = [newFolder(), newFolder(), newFolder()];
    mkdirSync(pictures);
    writeFileSync(path.join(pictures, 'a-480.webp'), 'a picture');
    writeFileSync(path.join(pictures, '.half'), 'a pic');
    await backUp(url, copy, SECRET, pictures);
    restorePictures(copy, data);
    const restored = picturesFolder(data);
    expect(readdirSync(restored)).toEqual(['a-480.webp']);
    expect(readFileSync(path.join(restored, 'a-480.webp'), 'utf8')).toBe('a picture');
    // A backup without any leaves things as they are.
    restorePictures(folder, data);
    expect(readdirSync(restored)).toEqual(['a-480.webp']);
  });

  it('restored into an empty database is the shop as it was: every row, clean, with the rights of the app', async () => {
    const target = await emptyDatabase();
    await restore(folder, { url: target, appRole: APP_ROLE });
    const copy = look(target);
    expect(await contents(copy)).toEqual(await contents(shop));
    expect(Object.values(await contents(copy)).some((digest) => digest.startsWith('4 '))).toBe(true);
    expect(await verify(copy)).toEqual([]);
    const { rows } = await copy.query(
      `SELECT has_table_privilege($1, 'ticket', 'INSERT') AS sells, has_table_privilege($1, 'audit_log', 'DELETE') AS erases`,
      [APP_ROLE],
    );
    expect(rows).toEqual([{ sells: true, erases: false }]);
    // Its guards stand again.
    await expect(copy.query('DELETE FROM domain_event')).rejects.toThrow('append-only');
    await expect(copy.query('UPDATE stock_pool SET available = available - 1')).rejects.toThrow();
  });

  it('leaves each consumer before it what it had not read, in another cluster, too', async () => {
    const target = await emptyDatabase();
    await restore(folder, { url: target, appRole: null });
    const copy = look(target);
    const [late, early] = [await unread(copy, 'late'), await unread(copy, 'early')];
    expect(late).toHaveLength(3);
    expect(new Set(late)).toEqual(new Set(await unread(shop, 'late')));
    expect(new Set(early)).toEqual(new Set(late));
    const { rows } = await copy.query<{ highest: string }>(
      'SELECT max(transaction_id::text::bigint)::text AS highest FROM domain_event',
    );
    expect(Number(rows[0]?.highest)).toBeLessThan(10);
  });

  it('is of one moment, whatever is sold meanwhile', async () => {
    const selling = { isOver: false };
    const sales = (async () => {
      const client = await shop.connect();
      while (!selling.isOver) {
        await client.query('BEGIN');
        await insertSale(client);
        await client.query('COMMIT');
      }
      client.release();
    })();
    const meanwhile = newFolder();
    await backUp(url, meanwhile, SECRET);
    selling.isOver = true;
    await sales;
    const target = await emptyDatabase();
    // It would find tickets without their orders, or seats that nobody has.
    await restore(meanwhile, { url: target, appRole: null });
    expect(await verify(look(target))).toEqual([]);
  });

  it('is its owner’s alone, holds a generated secret and of another one its print', async () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0);
    const manifest: Manifest = JSON.parse(readFileSync(manifestFile(folder), 'utf8'));
    expect(manifest.secret).toEqual({ fingerprint: fingerprintOf(SECRET.value), authSecret: SECRET.value });
    const given = await backUp(url, newFolder(), { ...SECRET, isGenerated: false });
    expect(given.secret).toEqual({ fingerprint: fingerprintOf(SECRET.value), authSecret: null });
    expect(fingerprintOf(`${SECRET.value}x`)).not.toBe(fingerprintOf(SECRET.value));
  });

  it('overwrites no folder, and leaves none where it fails', async () => {
    await expect(backUp(url, folder, SECRET)).rejects.toThrow('exists already');
    const other = newFolder();
    await expect(backUp(await emptyDatabase(), other, SECRET)).rejects.toThrow();
    expect([existsSync(other), existsSync(`${other}.part`)]).toEqual([false, false]);
  });
});

describe('restoring', () => {
  it('refuses a database that holds anything, and changes nothing there', async () => {
    const before = await contents(shop);
    await expect(restore(folder, { url, appRole: null })).rejects.toThrow('holds data');
    expect(await contents(shop)).toEqual(before);
    const migrated = await createDatabase();
    await restore(folder, { url: migrated, appRole: null });
    await expect(restore(folder, { url: migrated, appRole: null })).rejects.toThrow('nothing is overwritten');
  });

  /** A copy of the backup with something wrong. */
  async function spoilt(change: (copy: string, manifest: Manifest) => void): Promise<string> {
    const copy = newFolder();
    const manifest = await backUp(url, copy, SECRET);
    change(copy, manifest);
    writeFileSync(manifestFile(copy), JSON.stringify(manifest));
    return copy;
  }
  const ticketFile = (copy: string) => tableFile(copy, { schema: 'public', name: 'ticket' });

  it.each<[what: string, words: string, change: (copy: string, manifest: Manifest) => void]>([
    [
      'a file that was changed',
      'is not as it was written',
      (copy) => {
        const lines = gunzipSync(readFileSync(ticketFile(copy)))
          .toString()
          .replaceAll('Ana', 'Eve');
        writeFileSync(ticketFile(copy), gzipSync(lines));
      },
    ],
    [
      'a file that was cut off',
      'cannot be read in',
      (copy) => writeFileSync(ticketFile(copy), readFileSync(ticketFile(copy)).subarray(0, 60)),
    ],
    [
      'rows that are missing',
      'is not as it was written',
      (_copy, { tables }) => {
        for (const table of tables) if (table.name === 'audit_log') table.rows += 1;
      },
    ],
    [
      'a migration of a newer version',
      '29990101000000_future',
      (_copy, { migrations }) => void migrations.push({ name: '29990101000000_future', checksum: 'x' }),
    ],
    [
      'another format',
      'no backup that this version can read',
      (_copy, manifest) => void Object.assign(manifest, { format: 2 }),
    ],
  ])('restores nothing of %s', async (_what, words, change) => {
    const copy = await spoilt(change);
    const target = await emptyDatabase();
    await expect(restore(copy, { url: target, appRole: null })).rejects.toThrow(words);
    const pool = look(target);
    const { rows } = await pool.query(`SELECT to_regclass('ticket') IS NOT NULL AS "isThere"`);
    if (rows[0].isThere) expect(await filled(pool)).toEqual([]);
    // And whoever finds a good one can go on.
    await restore(folder, { url: target, appRole: null });
  });

  it('restores nothing of a shop in which something is wrong', async () => {
    const broken = await createDatabase();
    const pool = look(broken);
    const { ticketId } = await insertSale(pool);
    await pool.query(`UPDATE ticket SET price = 1 WHERE id = $1`, [ticketId]);
    const copy = newFolder();
    await backUp(broken, copy, SECRET);
    const target = await emptyDatabase();
    await expect(restore(copy, { url: target, appRole: null })).rejects.toThrow(/1 breaches.*each at its price/s);
    expect(await filled(look(target))).toEqual([]);
  });

  it('brings a backup of an older version up to date', async () => {
    const old = await emptyDatabase();
    const names = readMigrations().map(({ name }) => name);
    await migrate(old, { only: new Set(names.slice(0, -1)) });
    const copy = newFolder();
    await backUp(old, copy, SECRET);
    const target = await emptyDatabase();
    await restore(copy, { url: target, appRole: null });
    const { rows } = await look(target).query('SELECT count(*)::int AS applied FROM _prisma_migrations');
    expect(rows).toEqual([{ applied: names.length }]);
  });
});
