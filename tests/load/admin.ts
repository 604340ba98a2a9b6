import { globSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { ROOT } from '../../scripts/run-state.ts';
import { fillCatalogue } from './catalogue.ts';
import { fillAdmin } from './fill-admin.ts';
import { fillSales } from './fill-sales.ts';
import { option, textOption } from './options.ts';
import { adminCookie, startStack } from './stack.ts';
import { percentile, printTable } from './statistics.ts';

/**
 * `npm run bench:admin [-- --events 1000 --tickets 200000 --rounds 40 --only /admin/events --built]`: how fast every page
 * of the administration answers an admin of a shop with a thousand events and 200,000 tickets. The pages are those of
 * src/app; whichever has a variable part needs a line in `SAMPLES`.
 */

const EVENTS = option('events', 1_000);
const TICKETS = option('tickets', 200_000);
const ROUNDS = option('rounds', 40);
const ONLY = textOption('only');
const MOST_MS = 300;
const WARM_UP = 3;

/** One of each kind, the one with most upon it: an SQL that gives its id. */
const SAMPLES: Record<string, string> = {
  // Of no series: the page that makes one leads on where there is one already.
  '/admin/events/[id]': `SELECT event_id::text AS id FROM ticket WHERE NOT EXISTS (SELECT FROM series_date d WHERE d.event_id = ticket.event_id)
      GROUP BY event_id ORDER BY count(*) DESC, event_id LIMIT 1`,
  '/admin/mail/[id]': 'SELECT id::text FROM outgoing_mail ORDER BY created_at DESC LIMIT 1',
  '/admin/series/[id]': 'SELECT id::text FROM event_series LIMIT 1',
  '/admin/orders/[id]': 'SELECT order_id::text AS id FROM ticket WHERE status = $$CANCELLED$$ LIMIT 1',
  '/admin/messages/[id]': 'SELECT id::text FROM attendee_message LIMIT 1',
  '/admin/events/import/[id]': 'SELECT id::text FROM event_import LIMIT 1',
  '/admin/people/[id]': `SELECT id::text FROM "user" WHERE username LIKE 'bench%' LIMIT 1`,
  '/admin/webhooks/[id]': 'SELECT id::text FROM webhook_endpoint LIMIT 1',
  '/admin/webhooks/calls/[id]': 'SELECT id::text FROM webhook_delivery LIMIT 1',
};

/** What else is asked of a page: searches, filters, the furthest ranges. */
const ALSO: Record<string, string[]> = {
  '/admin': ['?range=today', '?range=90d', '?range=12m'],
  '/admin/events': ['?q=rock', '?sort=availableTickets,desc', '?page=40'],
  '/admin/events/[id]/numbers': ['?door=on', '?page=3'],
  '/admin/attendees': ['?q=bench777@example.com', '?q=silva', '?page=50'],
  '/admin/events/[id]/attendees': ['?q=silva'],
  '/admin/mail': ['?q=bench777', '?status=SENT&page=100'],
};

const pages = () =>
  globSync('src/app/[[]locale[]]/admin/**/page.tsx', { cwd: ROOT })
    .map((file) =>
      path
        .dirname(file)
        .replace('src/app/[locale]', '')
        .replace(/\/\([^)]+\)/g, ''),
    )
    .sort();

async function addressesOf(page: string, database: pg.Pool): Promise<string[]> {
  const kind = /^.*?\]/.exec(page)?.[0];
  if (!kind) return [page, ...(ALSO[page] ?? []).map((query) => page + query)];
  const sample = SAMPLES[kind];
  if (!sample) throw new Error(`${page}: which one is asked for? Add a line to SAMPLES.`);
  const { rows } = await database.query<{ id: string }>(sample);
  const id = rows[0]?.id;
  if (!id) throw new Error(`${page}: there is none in this shop`);
  const address = page.replace(kind, kind.replace(/\[[^\]]+\]/, id));
  return [address, ...(ALSO[page] ?? []).map((query) => address + query)];
}

async function ask(origin: string, address: string, cookie: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(origin + address, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
  const html = await answer.text();
  const ms = performance.now() - begun;
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  // Whole, and no page of an error that came after the headers.
  if (!html.includes('<h1') || !html.includes('</html>') || html.includes('NEXT_NOT_FOUND'))
    throw new Error(`${address} is no whole page`);
  return ms;
}

type Leg = { address: string; ms: number[]; failure?: string };

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const isLate = (ms: number[]) => percentile(ms, 0.95) > MOST_MS;

async function measure(origin: string, address: string, cookie: string): Promise<Leg> {
  for (let round = 0; round < WARM_UP; round += 1) await ask(origin, address, cookie);
  const ms: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) ms.push(await ask(origin, address, cookie));
  return { address: address.replace(UUID, '[id]'), ms };
}

const stack = await startStack({ processes: [{ JOBS: 'off' }], buyers: 1 });
try {
  const { database } = stack;
  const [origin = ''] = stack.origins;
  console.log(`Filling in ${EVENTS} events and ${TICKETS} tickets …`);
  await fillCatalogue(database, EVENTS);
  await fillSales(database, TICKETS);
  const { rows } = await database.query<{ events: number; tickets: number }>(
    'SELECT (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM ticket) AS tickets',
  );
  if (rows[0]?.events !== EVENTS || rows[0]?.tickets !== TICKETS) throw new Error('the shop is not full');

  const cookie = await adminCookie(database);
  await fillAdmin(database);
  const legs: Leg[] = [];
  for (const page of pages().filter((each) => !ONLY || each.startsWith(ONLY))) {
    try {
      for (const address of await addressesOf(page, database)) legs.push(await measure(origin, address, cookie));
    } catch (error) {
      // The others are measured all the same.
      legs.push({ address: page, ms: [], failure: error instanceof Error ? error.message : String(error) });
    }
  }
  printTable([
    [`${EVENTS} events, ${TICKETS} tickets`, 'p50 ms', 'p95 ms', `at most ${MOST_MS}`],
    ...legs.map(({ address, ms, failure }) => [
      address,
      ms.length > 0 ? percentile(ms, 0.5).toFixed(0) : '',
      ms.length > 0 ? percentile(ms, 0.95).toFixed(0) : '',
      failure ?? (isLate(ms) ? 'no' : 'yes'),
    ]),
  ]);
  if (legs.some(({ ms, failure }) => failure || isLate(ms))) process.exitCode = 1;
} finally {
  await stack.stop();
}
