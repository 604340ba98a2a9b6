import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { strFromU8, unzipSync } from 'fflate';
import type pg from 'pg';
import { fillCatalogue } from './catalogue.ts';
import { closedLoop, type Leg } from './closed-loop.ts';
import { fillSales } from './fill-sales.ts';
import { option } from './options.ts';
import { adminCookie, residentMb, SECRET, type Stack, startStack } from './stack.ts';
import { median, percentile, printTable } from './statistics.ts';

/**
 * `npm run bench:attendees [-- --tickets 200000 --rounds 3 --sales 6000 --built]`: one attendee looked for among 200,000 by
 * name, mail and code; all of them exported as CSV and XLSX, by the task that the page starts; and what that does to the
 * sales meanwhile.
 */

const TICKETS = option('tickets', 200_000);
const ROUNDS = option('rounds', 3);
const SALES = option('sales', 6_000);
const SEARCHES = option('searches', 300);
const EVENTS = 1_000;
const WANTED = { searchMs: 100, pageMs: 300, memoryMb: 50, p99Ratio: 1.5 };

/** What somebody types who has one of them before them. */
type Term = {
  q: string;
  /** Whoever must be found; null where many may come first. */
  name: string | null;
};

async function termsFor(database: pg.Pool): Promise<Term[]> {
  const { rows } = await database.query<{ name: string; email: string; code: string }>(
    `SELECT participant_name AS name, participant_email AS email, confirmation_code AS code
       FROM ticket TABLESAMPLE SYSTEM (5) LIMIT $1`,
    [Math.ceil(SEARCHES / 4)],
  );
  return rows.flatMap(({ name, email, code }) => [
    { q: name, name: null },
    { q: name.split(' ').toReversed().join(' ').toUpperCase(), name: null },
    { q: email, name },
    { q: code.slice(1), name },
  ]);
}

/** As the pages look: their own statements, without what draws them. */
async function lookUps({ database, databaseUrl }: Stack, terms: readonly Term[]): Promise<number[]> {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, AUTH_SECRET: SECRET, NODE_ENV: 'production' });
  const { attendeeReads } = await import('../../src/infrastructure/repositories/attendees/attendees.ts');
  const { readPool } = await import('../../src/infrastructure/db/read-pool.ts');
  const reads = attendeeReads();
  const taken: number[] = [];
  // Half of a name that a tenth of all have, and two letters, are looked for as well.
  const vague = ['silva', 'ana', 'cl', 'a', 'bench7', 'example', 'ção', 'zzzz'].map((q) => ({ q, name: null }));
  for (const { q, name } of [...terms, ...vague, ...vague]) {
    const begun = performance.now();
    const { attendees } = await reads.list(null, { q }, { offset: 0, limit: 25 });
    taken.push(performance.now() - begun);
    if (name !== null && !attendees.some((found) => found.name === name))
      throw new Error(`"${q}" did not find ${name}`);
  }
  await readPool().end();
  await database.query('SELECT 1');
  return taken;
}

async function pages(origin: string, cookie: string, terms: readonly Term[]): Promise<number[]> {
  const taken: number[] = [];
  for (const { q, name } of terms) {
    const begun = performance.now();
    const answer = await fetch(`${origin}/admin/attendees?q=${encodeURIComponent(q)}`, { headers: { cookie } });
    const text = await answer.text();
    taken.push(performance.now() - begun);
    if (answer.status !== 200 || (name !== null && !text.includes(name)))
      throw new Error(`the page of "${q}" answered ${answer.status}`);
  }
  return taken;
}

type Exported = { seconds: number; bytes: number; grownMb: number };

const MAKING_MS = 300_000;
const filePath = (id: string) => `/admin/tasks/${id}/file`;

/** As somebody whose browser runs no scripts sends the form above the list. @returns the task that it starts */
async function startExport({ origins: [origin = ''], database }: Stack, cookie: string, format: string) {
  const headers = { cookie, origin };
  const page = await (await fetch(`${origin}/admin/attendees`, { headers })).text();
  const [, form = ''] = /<form[^>]*>((?:(?!<\/form>).)*value="xlsx".*?)<\/form>/s.exec(page) ?? [];
  const body = new FormData();
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g))
    body.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  body.append('format', format);
  const answer = await fetch(`${origin}/admin/attendees`, { method: 'POST', headers, body });
  await answer.text();
  const { rows } = await database.query<{ id: string }>('SELECT id FROM long_task WHERE ended_at IS NULL');
  const [task] = rows;
  if (answer.status !== 200 || !task) throw new Error(`the export did not start: ${answer.status}`);
  return task.id;
}

type Step = { state: string; done: number };

async function untilTask({ database }: Stack, id: string, isSo: (task: Step) => boolean): Promise<void> {
  for (const deadline = performance.now() + MAKING_MS; performance.now() < deadline; await sleep(50)) {
    const { rows } = await database.query<Step>('SELECT state, done FROM long_task WHERE id = $1', [id]);
    const [task] = rows;
    if (task && isSo(task)) return;
    if (!task || task.state === 'FAILED') throw new Error('the export failed');
  }
  throw new Error('the export takes too long');
}

/** Has the file written and fetches it, counts its rows, and says by how much the server was bigger meanwhile than before. */
async function exportAll(stack: Stack, cookie: string, format: 'csv' | 'xlsx'): Promise<Exported & { id: string }> {
  const [origin = ''] = stack.origins;
  const [pid = 0] = stack.pids;
  await sleep(2_000);
  const before = residentMb(pid);
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, residentMb(pid));
  }, 50);
  const begun = performance.now();
  const id = await startExport(stack, cookie, format);
  await untilTask(stack, id, ({ state }) => state === 'DONE');
  const seconds = (performance.now() - begun) / 1_000;
  const answer = await fetch(origin + filePath(id), { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`the file answered ${answer.status}: ${await answer.text()}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  clearInterval(watching);
  const rows = format === 'csv' ? countOf(bytes, /\r\n/g) - 1 : countOf(sheetOf(bytes), /<row>/g) - 1;
  const { rows: counted } = await stack.database.query<{ rows: number }>('SELECT count(*)::int AS rows FROM ticket');
  if (rows !== counted[0]?.rows) throw new Error(`the ${format} has ${rows} rows of ${counted[0]?.rows}`);
  return { id, seconds, bytes: bytes.length, grownMb: most - before };
}

const sheetOf = (bytes: Uint8Array) => unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array();
const countOf = (bytes: Uint8Array, what: RegExp) => strFromU8(bytes, true).match(what)?.length ?? 0;

/** What was sold is told to nobody: each leg begins with nothing left to do of the one before. */
async function forgetSales({ database }: Stack): Promise<void> {
  await database.query(`UPDATE event_consumer SET transaction_id = pg_snapshot_xmax(pg_current_snapshot())`);
  await database.query(`DELETE FROM pgboss.job WHERE name NOT LIKE 'task-%'`);
}

/** Sales beside an export that begins before them and is not done after them. */
async function besideExport(stack: Stack, cookie: string, sell: () => Promise<Leg>): Promise<Leg> {
  const id = await startExport(stack, cookie, 'csv');
  await untilTask(stack, id, ({ state, done }) => state === 'RUNNING' && done > 0);
  const leg = await sell();
  const { rowCount } = await stack.database.query(
    `UPDATE long_task SET cancel_asked_at = now() WHERE id = $1 AND state = 'RUNNING'`,
    [id],
  );
  if (rowCount !== 1) throw new Error('the export was written before all was sold: sell less, or export more');
  await untilTask(stack, id, ({ state }) => state === 'CANCELLED');
  return leg;
}

// In a thread of its own: what reading costs the reader is none of the sale's.
const FETCH = `
const { parentPort, workerData: { url, cookie } } = require('node:worker_threads');
(async () => {
  for (;;) {
    const answer = await fetch(url, { headers: { cookie } });
    if (!answer.ok) throw new Error('the file answered ' + answer.status);
    for await (const piece of answer.body) parentPort.postMessage(piece.length);
  }
})();`;

/** Sales while somebody fetches the file over and over. */
async function besideFetching(url: string, cookie: string, sell: () => Promise<Leg>): Promise<Leg> {
  let bytes = 0;
  const reader = new Worker(FETCH, { eval: true, workerData: { url, cookie } });
  reader.on('message', (length: number) => {
    bytes += length;
  });
  const failed = new Promise<never>((_, reject) => reader.once('error', reject));
  const leg = await Promise.race([sell(), failed]);
  await reader.terminate();
  if (bytes === 0) throw new Error('nothing was fetched beside the sales');
  return leg;
}

/** Sales alone, beside an export and beside whoever fetches one, in turn. */
async function besideSales(stack: Stack, cookie: string, exported: string) {
  const [origin = ''] = stack.origins;
  const eventIds = [await stack.createEvent(900_000)];
  const sell = async () => {
    const leg = await closedLoop({
      origin,
      path: '/api/tickets/purchase',
      connections: 32,
      requests: SALES,
      eventIds,
      buyers: stack.buyers,
    });
    await forgetSales(stack);
    return leg;
  };
  await sell();
  const legs: Record<'alone' | 'writing' | 'fetching', Leg[]> = { alone: [], writing: [], fetching: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    legs.alone.push(await sell());
    legs.writing.push(await besideExport(stack, cookie, sell));
    legs.fetching.push(await besideFetching(origin + filePath(exported), cookie, sell));
  }
  return legs;
}

const stack = await startStack({ processes: [] });
try {
  console.log(`Filling in ${TICKETS} tickets …`);
  await fillCatalogue(stack.database, EVENTS);
  await fillSales(stack.database, TICKETS);
  // Nobody is mailed what was made up.
  await forgetSales(stack);
  await stack.addServer();
  const cookie = await adminCookie(stack.database);
  const terms = await termsFor(stack.database);
  const [origin = ''] = stack.origins;

  const found = await lookUps(stack, terms);
  await pages(origin, cookie, terms.slice(0, 20));
  const shown = await pages(origin, cookie, terms);
  const csv = await exportAll(stack, cookie, 'csv');
  const xlsx = await exportAll(stack, cookie, 'xlsx');
  const again = await exportAll(stack, cookie, 'csv');
  const { alone, writing, fetching } = await besideSales(stack, cookie, csv.id);
  await stack.assertClean();

  const p99 = (legs: readonly Leg[]) => median(legs.map((leg) => leg.p99)).toFixed(1);
  const ratio = (legs: readonly Leg[]) =>
    median(legs.map((leg, round) => leg.p99 / (alone[round]?.p99 ?? Number.NaN))).toFixed(2);
  const mb = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  const exported = (name: string, { seconds, bytes, grownMb }: Exported) => [
    [`${name}: seconds`, seconds.toFixed(1), ''],
    [`${name}: size, MB`, mb(bytes), ''],
    [`${name}: memory grows by, MB`, grownMb.toFixed(1), `less than ${WANTED.memoryMb}`],
  ];
  printTable([
    [`${TICKETS} attendees`, 'measured', 'wanted'],
    ['look-ups', String(found.length), ''],
    ['look-up, p50 ms', percentile(found, 0.5).toFixed(1), ''],
    ['look-up, p95 ms', percentile(found, 0.95).toFixed(1), `at most ${WANTED.searchMs}`],
    ['look-up, slowest ms', Math.max(...found).toFixed(1), ''],
    ['the page of it, p95 ms', percentile(shown, 0.95).toFixed(1), `at most ${WANTED.pageMs}`],
    ...exported('CSV, the first', csv),
    ...exported('XLSX', xlsx),
    ...exported('CSV, once more', again),
    ['sales alone, p99 ms', p99(alone), ''],
    ['while one is written, p99 ms', p99(writing), ''],
    ['ratio', ratio(writing), `at most ${WANTED.p99Ratio}`],
    ['while one is fetched, p99 ms', p99(fetching), ''],
    ['ratio', ratio(fetching), `at most ${WANTED.p99Ratio}`],
  ]);
} finally {
  await stack.stop();
}
