import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import type pg from 'pg';
import { fillCatalogue } from './catalogue.ts';
import { closedLoop, type Leg } from './closed-loop.ts';
import { fillSales } from './fill-sales.ts';
import { option } from './options.ts';
import { adminCookie, SECRET, type Stack, startStack } from './stack.ts';
import { median, percentile, printTable } from './statistics.ts';

/**
 * `npm run bench:attendees [-- --tickets 200000 --rounds 3 --sales 6000 --built]`: one attendee looked for among 200,000 by
 * name, mail and code; all of them exported as CSV and XLSX; and what that does to the sales meanwhile.
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
  const { attendeeReads } = await import('../../src/infrastructure/repositories/attendees.ts');
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

const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

type Exported = { seconds: number; bytes: number; grownMb: number };

/** Reads the whole file, counts its rows, and says by how much the server was bigger meanwhile than before. */
async function exportAll(stack: Stack, cookie: string, format: 'csv' | 'xlsx'): Promise<Exported> {
  const [origin = ''] = stack.origins;
  const [pid = 0] = stack.pids;
  await sleep(2_000);
  const before = residentMb(pid);
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, residentMb(pid));
  }, 50);
  const begun = performance.now();
  const answer = await fetch(`${origin}/admin/attendees/export?format=${format}`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`the export answered ${answer.status}: ${await answer.text()}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const seconds = (performance.now() - begun) / 1_000;
  clearInterval(watching);
  const rows = format === 'csv' ? countOf(bytes, /\r\n/g) - 1 : countOf(sheetOf(bytes), /<row>/g) - 1;
  if (rows < TICKETS) throw new Error(`the ${format} has ${rows} rows of ${TICKETS}`);
  return { seconds, bytes: bytes.length, grownMb: most - before };
}

const sheetOf = (bytes: Uint8Array) => unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array();
const countOf = (bytes: Uint8Array, what: RegExp) => strFromU8(bytes, true).match(what)?.length ?? 0;

/** Sales alone and beside exports, in turn. */
async function besideSales(stack: Stack, cookie: string): Promise<{ alone: Leg[]; beside: Leg[] }> {
  const [origin = ''] = stack.origins;
  const eventIds = [await stack.createEvent(900_000)];
  const sell = () =>
    closedLoop({
      origin,
      path: '/api/tickets/purchase',
      connections: 32,
      requests: SALES,
      eventIds,
      buyers: stack.buyers,
    });
  await sell();
  const alone: Leg[] = [];
  const beside: Leg[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await sell());
    const leaving = new AbortController();
    const exporting = exportUntil(origin, cookie, leaving.signal);
    beside.push(await sell());
    leaving.abort();
    if ((await exporting) === 0) throw new Error('nothing was exported beside the sales');
  }
  return { alone, beside };
}

async function exportUntil(origin: string, cookie: string, signal: AbortSignal): Promise<number> {
  let bytes = 0;
  try {
    for (;;) {
      const answer = await fetch(`${origin}/admin/attendees/export?format=csv`, { headers: { cookie }, signal });
      if (!answer.ok || !answer.body) throw new Error(`the export answered ${answer.status}`);
      for await (const piece of answer.body) bytes += piece.length;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    return bytes;
  }
}

// Nobody is mailed what was made up.
const stack = await startStack({ processes: [{ JOBS: 'off' }] });
try {
  console.log(`Filling in ${TICKETS} tickets …`);
  await fillCatalogue(stack.database, EVENTS);
  await fillSales(stack.database, TICKETS);
  const cookie = await adminCookie(stack.database);
  const terms = await termsFor(stack.database);
  const [origin = ''] = stack.origins;

  const found = await lookUps(stack, terms);
  await pages(origin, cookie, terms.slice(0, 20));
  const shown = await pages(origin, cookie, terms);
  await exportAll(stack, cookie, 'csv');
  const csv = await exportAll(stack, cookie, 'csv');
  const xlsx = await exportAll(stack, cookie, 'xlsx');
  const { alone, beside } = await besideSales(stack, cookie);
  await stack.assertClean();

  const ratio = median(beside.map(({ p99 }, round) => p99 / (alone[round]?.p99 ?? Number.NaN)));
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
    ...exported('CSV', csv),
    ...exported('XLSX', xlsx),
    ['sales alone, p99 ms', median(alone.map(({ p99 }) => p99)).toFixed(1), ''],
    ['beside an export, p99 ms', median(beside.map(({ p99 }) => p99)).toFixed(1), ''],
    ['ratio', ratio.toFixed(2), `at most ${WANTED.p99Ratio}`],
  ]);
} finally {
  await stack.stop();
}
