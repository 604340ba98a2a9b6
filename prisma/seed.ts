import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { hash } from '@node-rs/bcrypt';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { slugify } from '../src/domain/event.ts';
import { toInstant, toLocalTime } from '../src/domain/local-time.ts';
import { toMinor } from '../src/domain/money.ts';
import { confirmationCode } from '../src/domain/ticket.ts';
import { DEMO_EVENTS, type DemoEvent } from './demo/events.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './demo/people.ts';

/**
 * Fills an empty shop with demo events, honest sales of them and the demo accounts. Everything in one transaction,
 * one statement per table.
 */

export const DEMO_ACCOUNTS = [
  { username: 'admin', password: 'admin123', email: 'admin@eventhub.example', name: 'Demo Admin', role: 'ADMIN' },
  { username: 'user', password: 'user123', email: 'user@eventhub.example', name: 'Demo User', role: 'USER' },
] as const;

const BCRYPT_COST = 12;
const BUYERS = 40;
const DAY_MS = 86_400_000;
// Any number, as long as nobody else takes it.
const SEED_LOCK = 4_871_002;

type Row = Record<string, unknown>;

/** Random numbers that are the same at every seeding, so that two demo shops look alike. Mulberry32. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const pick = <T>(list: readonly T[], roll: (sides: number) => number): T => {
  const chosen = list[roll(list.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
};

// The days on which nobody plays.
const isHoliday = (date: number) =>
  ['12-24', '12-25', '12-31', '01-01'].includes(new Date(date).toISOString().slice(5, 10));

/** The instant on the clocks of the event's own place, whatever zone this process lives in. */
export function startOf({ when, timeZone, slug }: Pick<DemoEvent, 'when' | 'timeZone' | 'slug'>, now: Date): Date {
  const earliest = Date.parse(`${toLocalTime(now, timeZone).slice(0, 10)}T00:00:00Z`) + when.days * DAY_MS;
  let date = earliest + ((when.weekday - new Date(earliest).getUTCDay() + 7) % 7) * DAY_MS;
  while (isHoliday(date)) date += 7 * DAY_MS;
  const day = new Date(date).toISOString().slice(0, 10);
  const startsAt = toInstant(`${day}T${when.time}`, timeZone);
  if (!startsAt) throw new Error(`demo event ${slug} has no valid start`);
  return startsAt;
}

function eventRow(demo: DemoEvent, now: Date): Row & { id: string } {
  const startsAt = startOf(demo, now);
  const other = demo.writtenIn === 'en' ? 'pt-BR' : 'en';
  const words = (locale: 'en' | 'pt-BR') => ({
    name: demo[locale].name,
    description: demo[locale].paragraphs.join('\n\n'),
  });
  return {
    id: uuidv7(),
    slug: demo.slug,
    ...words(demo.writtenIn),
    translations: { [other]: words(other) },
    category: demo.category,
    location: demo.location,
    starts_at: startsAt,
    ends_at: new Date(startsAt.getTime() + demo.when.hours * 3_600_000),
    time_zone: demo.timeZone,
    capacity: demo.capacity,
    available: demo.isCancelled ? demo.capacity : demo.capacity - demo.sold,
    price: toMinor(demo.price),
    currency: demo.currency,
    image_url: demo.hasPicture ? `/posters/${demo.slug}.svg` : null,
    status: demo.isCancelled ? 'CANCELLED' : 'SCHEDULED',
    created_at: new Date(Math.min(now.getTime(), startsAt.getTime()) - 45 * DAY_MS),
  };
}

const person = (roll: (sides: number) => number) => {
  const name = `${pick(GIVEN_NAMES, roll)} ${pick(FAMILY_NAMES, roll)}`;
  return { name, email: `${slugify(name).replaceAll('-', '.')}@eventhub.example` };
};

type Sales = { orders: Row[]; tickets: Row[]; happenings: Row[] };

/** The orders and tickets of one event: groups of one to four, over the weeks before `now`. */
function sell(demo: DemoEvent, event: Row & { id: string }, buyers: string[], now: Date, seed: number): Sales {
  const roll = dice(seed);
  const { price, currency, id: eventId } = event;
  const startsAt = startOf(demo, now);
  const lastSale = Math.min(now.getTime(), startsAt.getTime()) - 3_600_000;
  const sales: Sales = { orders: [], tickets: [], happenings: [] };
  const happened = (type: string, subjectId: string, payload: Row, occurredAt: Date) =>
    sales.happenings.push({ id: uuidv7(), type, subject_id: subjectId, payload, occurred_at: occurredAt });

  const cancelledAt = demo.isCancelled ? new Date(now.getTime() - DAY_MS) : null;
  for (let left = demo.sold; left > 0; ) {
    const seats = Math.min(left, pick([1, 2, 2, 2, 3, 4], roll));
    left -= seats;
    const orderId = uuidv7();
    const buyer = pick(buyers, roll);
    const purchasedAt = new Date(lastSale - (demo.isCancelled ? 2 * DAY_MS : 0) - roll(40 * 24 * 60) * 60_000);
    sales.orders.push({
      id: orderId,
      buyer_id: buyer,
      total: Number(price) * seats,
      currency,
      status: demo.isCancelled ? 'CANCELLED' : 'PAID',
      created_at: purchasedAt,
    });
    for (let seat = 0; seat < seats; seat++) {
      const id = uuidv7();
      const participant = person(roll);
      // Of a past event nine in ten came.
      const usedAt =
        startsAt < now && !cancelledAt && roll(10) > 0 ? new Date(startsAt.getTime() - roll(45) * 60_000) : null;
      sales.tickets.push({
        id,
        order_id: orderId,
        event_id: eventId,
        owner_id: buyer,
        confirmation_code: confirmationCode(randomBytes),
        status: cancelledAt ? 'CANCELLED' : usedAt ? 'USED' : 'ACTIVE',
        participant_name: participant.name,
        participant_email: participant.email,
        price,
        currency,
        purchased_at: purchasedAt,
        cancelled_at: cancelledAt,
        used_at: usedAt,
      });
      happened('ticket.purchased', id, { eventId, orderId }, purchasedAt);
      if (cancelledAt) happened('ticket.cancelled', id, { eventId }, cancelledAt);
      if (usedAt) happened('ticket.checked-in', id, { eventId }, usedAt);
    }
  }
  happened('event.created', eventId, { name: event.name }, new Date(String(event.created_at)));
  if (cancelledAt) happened('event.cancelled', eventId, { tickets: demo.sold }, cancelledAt);
  return sales;
}

async function insert(client: pg.Client, table: string, rows: Row[], onConflict = '') {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  await client.query(
    `INSERT INTO "${table}" (${columns})
     SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json) ${onConflict}`,
    [JSON.stringify(rows)],
  );
}

async function accounts(): Promise<{ known: Row[]; buyers: Row[] }> {
  const roll = dice(7);
  // Nobody knows this password, so nobody signs in as a demo buyer.
  const [unknown, ...hashes] = await Promise.all(
    [randomBytes(32).toString('hex'), ...DEMO_ACCOUNTS.map(({ password }) => password)].map((password) =>
      hash(password, { cost: BCRYPT_COST }),
    ),
  );
  const known = DEMO_ACCOUNTS.map(({ password: _, ...account }, index) => ({
    id: uuidv7(),
    ...account,
    password_hash: hashes[index],
    locale: 'en',
  }));
  const buyers = Array.from({ length: BUYERS }, (_, index) => ({
    id: uuidv7(),
    username: `demo-buyer-${index + 1}`,
    email: `demo-buyer-${index + 1}@eventhub.example`,
    name: person(roll).name,
    role: 'USER',
    password_hash: unknown,
    locale: 'pt-BR',
  }));
  return { known, buyers };
}

const hasEvents = async (client: pg.Client) =>
  (await client.query<{ some: boolean }>('SELECT EXISTS (SELECT FROM event) AS some')).rows[0]?.some === true;

async function fill(client: pg.Client, now: Date) {
  const { known, buyers } = await accounts();
  await insert(client, 'user', [...known, ...buyers], 'ON CONFLICT DO NOTHING');
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM "user" WHERE username = ANY ($1) ORDER BY username',
    [buyers.map(({ username }) => username)],
  );
  const buyerIds = rows.map(({ id }) => id);

  const events = DEMO_EVENTS.map((demo) => ({ demo, row: eventRow(demo, now) }));
  const sales = events.map(({ demo, row }, index) => sell(demo, row, buyerIds, now, index + 1));
  const tickets = sales.flatMap((sale) => sale.tickets);
  // Every sale was a change of the row, and so was the cancelling.
  const versioned = events.map(({ demo, row }, index) => ({
    ...row,
    updated_at: now,
    version: (sales[index]?.orders.length ?? 0) + (demo.isCancelled ? 1 : 0),
  }));
  await insert(client, 'event', versioned);
  await insert(
    client,
    'order',
    sales.flatMap((sale) => sale.orders),
  );
  await insert(client, 'ticket', tickets);
  await insert(
    client,
    'domain_event',
    sales.flatMap((sale) => sale.happenings),
  );
  return { events: events.length, tickets: tickets.length };
}

/**
 * Fills the database where it has no event yet; two processes at once fill it once.
 * @returns what was made, or null where there were events already
 */
export async function seedDemo(connectionString: string): Promise<{ events: number; tickets: number } | null> {
  const client = new pg.Client({ connectionString, application_name: 'eventhub-seed' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const made = (await hasEvents(client)) ? null : await fill(client, new Date());
    await client.query('COMMIT');
    return made;
  } finally {
    // Closing the connection rolls back whatever was not committed.
    await client.end();
  }
}

async function main() {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error('DATABASE_URL is not set');
  const made = await seedDemo(databaseUrl);
  console.log(
    made
      ? `Made ${made.events} demo events and ${made.tickets} tickets.`
      : 'There are events already; nothing was changed.',
  );
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  main().catch((error) => {
    console.error(`Seeding failed: ${error.message || error.code}`);
    process.exitCode = 1;
  });
}
