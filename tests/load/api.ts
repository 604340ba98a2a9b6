import autocannon from 'autocannon';
import { fillCatalogue } from './catalogue.ts';
import { option } from './options.ts';
import { startRaw } from './raw.ts';
import { cpuOf, startStack } from './stack.ts';
import { staleReads } from './stale-reads.ts';
import { printTable, spread } from './statistics.ts';

/**
 * `npm run bench:api [-- --rounds 7 --seconds 2 --events 1000]`: what visitors read, with kept answers and without,
 * beside bare node:http that sends the same bytes from a process of its own, turn by turn.
 */

const ROUNDS = option('rounds', 7);
const SECONDS = option('seconds', 2);
const EVENTS = option('events', 1_000);
const CONNECTIONS = 32;

type Rate = { perSecond: number; cpu: number };

/** `bytes` that each answer has at the least, so that nothing short counts as an answer. */
async function read(url: string, pid: number | undefined, bytes: number): Promise<Rate> {
  const cpuBefore = cpuOf(pid);
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  const cpu = cpuOf(pid) - cpuBefore;
  const faults = result.non2xx + result.errors + result.timeouts;
  if (faults > 0) throw new Error(`${url}: ${faults} answers were none`);
  if (result.throughput.total < result['2xx'] * bytes) throw new Error(`${url} sent less than its answer`);
  return { perSecond: result['2xx'] / result.duration, cpu: (cpu * 1000) / result['2xx'] };
}

const stack = await startStack({ processes: [{}, { ANSWER_CACHE: 'off' }] });
try {
  await fillCatalogue(stack.database, EVENTS);
  const eventId = await stack.createEvent(500);
  const [kept = '', off = ''] = stack.origins;
  const [keptPid, offPid] = stack.pids;
  const reads = { 'one event': `/api/events/${eventId}`, 'list of 20': '/api/events?size=20' };
  const raw = await startRaw(kept, Object.values(reads));
  const servers = {
    'bare node:http': { origin: raw.origin, pid: raw.pid },
    'kept answers': { origin: kept, pid: keptPid },
    'cache off': { origin: off, pid: offPid },
  };
  const rates = new Map<string, Rate[]>();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [what, address] of Object.entries(reads)) {
      for (const [how, { origin, pid }] of Object.entries(servers)) {
        const rate = await read(origin + address, pid, raw.bytes(address));
        // The first round warms up.
        if (round > 0) rates.set(`${what} ${how}`, [...(rates.get(`${what} ${how}`) ?? []), rate]);
      }
    }
  }
  raw.stop();
  const of = (what: string, how: string) => rates.get(`${what} ${how}`) ?? [];
  const ratio = (what: string, how: string) =>
    of(what, how).map(
      ({ perSecond }, round) => perSecond / (of(what, 'bare node:http')[round]?.perSecond ?? Number.NaN),
    );
  const wanted: Record<string, string> = {
    'one event kept answers': '0.35',
    'one event cache off': '0.10',
    'list of 20 kept answers': '0.35',
    'list of 20 cache off': '0.07',
  };
  printTable([
    [
      `c=${CONNECTIONS}, ${EVENTS} events`,
      'bytes',
      'per second, median (range)',
      'server µs',
      'of bare node:http',
      'at least',
    ],
    ...Object.entries(reads).flatMap(([what, address]) =>
      Object.keys(servers).map((how) => [
        `${what}, ${how}`,
        String(raw.bytes(address)),
        spread(of(what, how).map(({ perSecond }) => perSecond)),
        spread(of(what, how).map(({ cpu }) => cpu)),
        spread(ratio(what, how)),
        wanted[`${what} ${how}`] ?? '',
      ]),
    ),
  ]);
} finally {
  await stack.stop();
}
await staleReads(200);
