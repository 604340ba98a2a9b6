import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '@/domain/domain-events';
import { type Cursor, consume, type RecordedEvent, readAfter } from '@/infrastructure/events/event-log';
import { recordSql, toRows } from '@/infrastructure/events/record';
import { testDatabase } from '../../support/database.ts';

const soldOut = (slug: string): DomainEvent => ({
  type: 'event.sold-out',
  subjectId: randomUUID(),
  payload: { slug },
});
const record = (client: pg.ClientBase | pg.Pool, ...slugs: string[]) =>
  client.query(recordSql(), [JSON.stringify(toRows(slugs.map(soldOut), new Date()))]);
const slugs = (events: RecordedEvent[]) =>
  events.map((event) => (event.type === 'event.sold-out' ? event.payload.slug : event.type));

const open: pg.PoolClient[] = [];
async function begin(): Promise<pg.PoolClient> {
  const client = await testDatabase().connect();
  open.push(client);
  await client.query('BEGIN');
  return client;
}
afterEach(async () => {
  for (const client of open.splice(0)) {
    await client.query('ROLLBACK');
    client.release();
  }
});

async function here(): Promise<Cursor> {
  const { rows } = await testDatabase().query<Cursor>(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS "transactionId",
       '00000000-0000-0000-0000-000000000000' AS "eventId"`,
  );
  if (!rows[0]) throw new Error('no snapshot');
  return rows[0];
}

/** What is final, once it is: anybody's open transaction, PostgreSQL's own housekeeping too, holds the log's end back. */
async function readFinal(cursor: Cursor, limit: number): Promise<RecordedEvent[]> {
  for (;;) {
    const { events, isPending } = await readAfter(testDatabase(), cursor, limit);
    if (!isPending) return events;
  }
}

describe('the writer', () => {
  it('appends what happened, in order, with the transaction that did it', async () => {
    const cursor = await here();
    await record(testDatabase(), 'a', 'b', 'c');
    const events = await readFinal(cursor, 10);
    expect(slugs(events)).toEqual(['a', 'b', 'c']);
    expect(events[0]).toMatchObject({ type: 'event.sold-out', occurredAt: expect.any(Date) });
    expect(new Set(events.map(({ transactionId }) => transactionId)).size).toBe(1);
  });

  it('appends nothing where its condition fails', async () => {
    const cursor = await here();
    const rows = JSON.stringify({ events: toRows([soldOut('never')], new Date()) });
    await testDatabase().query(recordSql("$1::json -> 'events'", 'EXISTS (SELECT WHERE false)'), [rows]);
    expect(await readFinal(cursor, 10)).toEqual([]);
  });
});

describe('the cursor', () => {
  it('does not skip a transaction that commits late, as one by id and time does', async () => {
    const cursor = await here();
    const late = await begin();
    await record(late, 'late');
    await record(testDatabase(), 'early');

    // The naive cursor stands behind "early" now, whose id and time are the greater ones.
    const naive = `SELECT id, occurred_at FROM domain_event
      WHERE (occurred_at, id) > ($1, $2) AND payload ->> 'slug' IN ('early', 'late') ORDER BY occurred_at, id`;
    const { rows } = await testDatabase().query(naive, [new Date(0), cursor.eventId]);
    const behind = [rows[0].occurred_at, rows[0].id];

    expect(await readAfter(testDatabase(), cursor, 10)).toEqual({ events: [], isPending: true });
    await late.query('COMMIT');
    expect((await testDatabase().query(naive, behind)).rows).toEqual([]);

    expect(slugs(await readFinal(cursor, 10))).toEqual(['late', 'early']);
  });

  it('waits for nobody who rolled back', async () => {
    const cursor = await here();
    const undone = await begin();
    await record(undone, 'undone');
    await record(testDatabase(), 'done');
    await undone.query('ROLLBACK');
    expect(slugs(await readFinal(cursor, 10))).toEqual(['done']);
  });

  it('goes on where a limit stopped it, amid a transaction too', async () => {
    let cursor = await here();
    await record(testDatabase(), '1', '2', '3');
    await record(testDatabase(), '4', '5');
    const found: string[] = [];
    for (let isMore = true; isMore; ) {
      const events = await readFinal(cursor, 2);
      found.push(...slugs(events));
      const last = events.at(-1);
      if (last) cursor = { transactionId: last.transactionId, eventId: last.id };
      isMore = events.length === 2;
    }
    expect(found).toEqual(['1', '2', '3', '4', '5']);
  });

  it('misses and doubles nothing while many write and commit as they like', async () => {
    let cursor = await here();
    const seen: string[] = [];
    let isWriting = true;
    const writer = async (name: string) => {
      for (let round = 0; round < 25; round += 1) {
        const client = await testDatabase().connect();
        try {
          await client.query('BEGIN');
          await record(client, `${name}-${round}`);
          await client.query('SELECT pg_sleep($1)', [Math.random() / 100]);
          await client.query('COMMIT');
        } finally {
          client.release();
        }
      }
    };
    const writers = Promise.all(['a', 'b', 'c'].map(writer)).finally(() => {
      isWriting = false;
    });
    for (let isLast = false; ; ) {
      const { events } = await readAfter(testDatabase(), cursor, 7);
      seen.push(...slugs(events));
      const last = events.at(-1);
      if (last) cursor = { transactionId: last.transactionId, eventId: last.id };
      else if (isLast) break;
      else isLast = !isWriting;
    }
    await writers;
    expect(seen).toHaveLength(75);
    expect(new Set(seen).size).toBe(75);
  });
});

/** All that is final, once nothing waits: how many were handled. */
async function consumeFinal(name: string, handler: Parameters<typeof consume>[2]): Promise<number> {
  for (let handled = 0; ; ) {
    const consumed = await consume(testDatabase(), name, handler);
    handled += consumed.handled;
    if (!consumed.isPending) return handled;
  }
}

describe('a consumer', () => {
  const consumer = async () => {
    const name = `consumer-${randomUUID()}`;
    await consume(testDatabase(), name, async () => {});
    return name;
  };
  const collecting = (into: string[]) => async (events: RecordedEvent[]) => void into.push(...slugs(events));

  it('hears of each event once, from its first call on', async () => {
    const start = await here();
    await record(testDatabase(), 'before');
    await readFinal(start, 10);
    const name = await consumer();
    await record(testDatabase(), 'a', 'b');
    const heard: string[] = [];
    expect(await consumeFinal(name, collecting(heard))).toBe(2);
    expect(await consumeFinal(name, collecting(heard))).toBe(0);
    expect(heard).toEqual(['a', 'b']);
  });

  it('stays where it is when its handler throws, and its effect is undone', async () => {
    const name = await consumer();
    await record(testDatabase(), 'a');
    const subject = randomUUID();
    const failing = consumeFinal(name, async (_, client) => {
      await client.query(`INSERT INTO audit_log (id, action, subject_id) VALUES ($1, 'test', $1)`, [subject]);
      throw new Error('the mail has no words');
    });
    await expect(failing).rejects.toThrow('the mail has no words');
    const { rowCount } = await testDatabase().query('SELECT FROM audit_log WHERE subject_id = $1', [subject]);
    expect(rowCount).toBe(0);
    const heard: string[] = [];
    await consumeFinal(name, collecting(heard));
    expect(heard).toEqual(['a']);
  });

  it('is one, however many processes ask at once', async () => {
    const name = await consumer();
    await record(testDatabase(), 'a', 'b');
    const heard: string[] = [];
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const first = consumeFinal(name, async (events) => {
      heard.push(...slugs(events));
      await held;
    });
    await expect.poll(() => heard.length).toBe(2);
    expect(await consume(testDatabase(), name, collecting(heard))).toEqual({ handled: 0, isPending: true });
    finish();
    expect(await first).toBe(2);
    await consumeFinal(name, collecting(heard));
    expect(heard).toEqual(['a', 'b']);
  });

  it('does not hold up a consumer of another name', async () => {
    const [one, other] = [await consumer(), await consumer()];
    await record(testDatabase(), 'a');
    const heard: string[] = [];
    await consumeFinal(one, async () => {
      await consumeFinal(other, collecting(heard));
    });
    expect(heard).toEqual(['a']);
  });

  it('hears of a transaction that committed late', async () => {
    const name = await consumer();
    const late = await begin();
    await record(late, 'late');
    await record(testDatabase(), 'early');
    const heard: string[] = [];
    expect(await consume(testDatabase(), name, collecting(heard))).toEqual({ handled: 0, isPending: true });
    await late.query('COMMIT');
    await consumeFinal(name, collecting(heard));
    expect(heard).toEqual(['late', 'early']);
  });
});
