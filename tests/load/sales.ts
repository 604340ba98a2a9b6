import { burst } from './burst.ts';
import { closedLoop, type Leg } from './closed-loop.ts';
import { coldBesideHot } from './cold-beside-hot.ts';
import { crowd } from './crowd.ts';
import { moreProcesses } from './more-processes.ts';
import { option, textOption } from './options.ts';
import { overload } from './overload.ts';
import { pgbench, preparePgbench } from './pgbench.ts';
import { refusals } from './refusals.ts';
import { type Stack, startStack } from './stack.ts';
import { median, printTable, spread } from './statistics.ts';

/**
 * `npm run bench:sales [-- --rounds 5 --seconds 3 --built --only rates,refusals,overload,cold,processes,crowd]`: purchases
 * beside what bounds them, leg by leg in turn, so that a noisy moment falls on all of them. After each leg the work is
 * counted on both sides and the database verified. `--built`: on the build of the run before.
 */

const ROUNDS = option('rounds', 5);
const SECONDS = option('seconds', 3);

const PURCHASE = '/api/tickets/purchase';
const NOOP = '/api/bench/noop';
const TEXTBOOK = '/api/bench/textbook';
const PLENTY = 900_000;

/** With the server's own processor time, which no slow client can embellish, in µs a request. */
type MeasuredLeg = Leg & { cpuPerRequest: number };

/** Requests that last about `SECONDS` at the pace of the leg before. */
const pace = new Map<string, number>();

async function post(stack: Stack, path: string, connections: number, eventIds: string[]): Promise<MeasuredLeg> {
  const name = `${path} ${connections} ${eventIds.length}`;
  const requests = Math.max(connections * 4, Math.round((pace.get(name) ?? 500) * SECONDS));
  const before = await stack.sold(eventIds);
  const cpuBefore = stack.serverCpu();
  const leg = await closedLoop({
    origin: stack.origins[0] ?? '',
    path,
    connections,
    requests,
    eventIds,
    buyers: stack.buyers,
  });
  const cpu = stack.serverCpu() - cpuBefore;
  const answered = Object.values(leg.statuses).reduce((sum, count) => sum + count, 0);
  pace.set(name, (leg.perSecond * answered) / Math.max(1, leg.created));

  const allowed = path === TEXTBOOK ? ['201', '409'] : ['201'];
  const unexpected = Object.keys(leg.statuses).filter((status) => !allowed.includes(status));
  if (unexpected.length > 0) throw new Error(`${name}: unexpected answers ${JSON.stringify(leg.statuses)}`);
  const sold = (await stack.sold(eventIds)) - before;
  if (path !== NOOP && sold !== leg.created)
    throw new Error(`${name}: ${leg.created} tickets acknowledged, ${sold} in the database`);
  await stack.assertClean();
  return { ...leg, cpuPerRequest: (cpu * 1000) / answered };
}

async function interleaved(stack: Stack) {
  await preparePgbench(stack.database);
  const hot = await stack.createEvent(PLENTY);
  const textbookEvent = await stack.createEvent(PLENTY);
  const hundred = await Promise.all(Array.from({ length: 100 }, () => stack.createEvent(PLENTY)));
  const legs: Record<string, () => Promise<MeasuredLeg | number>> = {
    'pgbench c=1': () => pgbench(stack.database, stack.databaseUrl, 1, SECONDS),
    'pgbench c=64': () => pgbench(stack.database, stack.databaseUrl, 64, SECONDS),
    'no-op POST c=64': () => post(stack, NOOP, 64, [hot]),
    'purchase c=64': () => post(stack, PURCHASE, 64, [hot]),
    'purchase c=1': () => post(stack, PURCHASE, 1, [hot]),
    'purchase c=16': () => post(stack, PURCHASE, 16, [hot]),
    'purchase c=256': () => post(stack, PURCHASE, 256, [hot]),
    'purchase 100 events c=64': () => post(stack, PURCHASE, 64, hundred),
    'textbook c=64': () => post(stack, TEXTBOOK, 64, [textbookEvent]),
  };

  console.log('Warming up …');
  for (const [name, leg] of Object.entries(legs))
    if (!name.startsWith('pgbench')) for (let turn = 0; turn < 2; turn += 1) await leg();

  const rates = new Map<string, number[]>();
  const latencies = new Map<string, MeasuredLeg[]>();
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [name, leg] of Object.entries(legs)) {
      const result = await leg();
      rates.set(name, [...(rates.get(name) ?? []), typeof result === 'number' ? result : result.perSecond]);
      if (typeof result !== 'number') latencies.set(name, [...(latencies.get(name) ?? []), result]);
    }
    console.log(`Round ${round} of ${ROUNDS} done.`);
  }

  const ratesOf = (name: string) => rates.get(name) ?? [];
  printTable([
    ['leg', 'per second, median (range)', 'p50 ms', 'p99 ms', 'server µs', 'answers other than 201'],
    ...Object.keys(legs).map((name) => {
      const measured = latencies.get(name) ?? [];
      const refused = measured.reduce(
        (sum, { statuses, created }) => sum + Object.values(statuses).reduce((a, b) => a + b, 0) - created,
        0,
      );
      const latency = (pick: (leg: MeasuredLeg) => number) => (measured.length > 0 ? spread(measured.map(pick)) : '');
      return [
        name,
        spread(ratesOf(name)),
        latency(({ p50 }) => p50),
        latency(({ p99 }) => p99),
        latency(({ cpuPerRequest }) => cpuPerRequest),
        measured.length > 0 ? String(refused) : '',
      ];
    }),
  ]);
  const ratio = (base: string, leg = 'purchase c=64') =>
    ratesOf(leg).map((rate, round) => rate / (ratesOf(base)[round] ?? Number.NaN));
  console.log();
  printTable([
    ['purchases, c=64', 'measured, median (range)', 'at least'],
    ['hot event, of the no-op POST', spread(ratio('no-op POST c=64')), '2.3'],
    ['100 events, of the no-op POST', spread(ratio('no-op POST c=64', 'purchase 100 events c=64')), '1.5'],
    ['hot event, of the textbook purchase', spread(ratio('textbook c=64')), '6'],
    ['hot event, of bare pgbench', spread(ratio('pgbench c=64')), '2'],
  ]);
  return median(ratesOf('purchase c=64'));
}

/** What the server sells a second with 64 connections, where it was not measured at length. */
async function saturationOf(stack: Stack): Promise<number> {
  const hot = await stack.createEvent(PLENTY);
  const rates: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) rates.push((await post(stack, PURCHASE, 64, [hot])).perSecond);
  return median(rates.slice(-3));
}

const PARTS = ['rates', 'refusals', 'overload', 'cold', 'processes', 'crowd'] as const;
type Part = (typeof PARTS)[number];
const only: readonly string[] = textOption('only')?.split(',') ?? PARTS;
const isWanted = (...parts: Part[]) => parts.some((part) => only.includes(part));

if (isWanted('rates', 'refusals', 'overload', 'cold')) {
  const stack = await startStack();
  try {
    const saturation = isWanted('rates') ? await interleaved(stack) : await saturationOf(stack);
    if (isWanted('refusals')) await refusals(stack);
    if (isWanted('overload')) await overload(stack, saturation);
    if (isWanted('cold')) await coldBesideHot(stack, saturation);
  } finally {
    await stack.stop();
  }
}
if (isWanted('processes')) await moreProcesses();
if (isWanted('crowd')) {
  await crowd({ buyers: 1_000, seats: 1_000, processes: 1, withinMs: 1_500 });
  await crowd({ buyers: 5_000, seats: 5_000, processes: 1, withinMs: 4_000 });
  await crowd({ buyers: 5_000, seats: 1_000, processes: 3 });
  await burst({ buyers: 5_000, seats: 1_000, processes: 3 });
}
