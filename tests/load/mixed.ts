import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { fillCatalogue } from './catalogue.ts';
import { CATALOGUE, mixture, soldIn } from './mixture.ts';
import { option } from './options.ts';
import { adminToken, residentMb, type Stack, startStack } from './stack.ts';
import { median, percentile, printTable } from './statistics.ts';

/**
 * `npm run bench:mixed [-- --minutes 10 --rate 300 --every 5 --built]`: whether memory or handles of a process grow under a
 * steady mixed load (mixture.ts), beside an admin who edits, a buyer who looks at their tickets, and a monitor that scrapes.
 * The first third warms up and fills the caches; of the rest the slope is taken. Fails where an hour more would add over a
 * tenth, where anything is open that was not before, or where a sale was lost.
 */

const MINUTES = option('minutes', 10);
const RATE = option('rate', 300);
const EVERY_S = option('every', 5);
const CONNECTIONS = 32;
const MOST_GROWTH_IN_AN_HOUR = 0.1;
/** A pool or a keep-alive connection more or less says nothing. */
const HANDLES_MORE = 8;
const MB = 1024 * 1024;

type Sample = { minute: number; resident: number; heap: number; files: number; threads: number; lag: number };

const metric = (text: string, name: string) => Number(new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, 'm').exec(text)?.[1]);

async function sampleOf(pid: number, origin: string, minute: number): Promise<Sample> {
  const text = await (await fetch(`${origin}/api/metrics`)).text();
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const sample = {
    minute,
    resident: residentMb(pid),
    heap: metric(text, 'nodejs_heap_size_used_bytes') / MB,
    files: readdirSync(`/proc/${pid}/fd`).length,
    threads: Number(/Threads:\s+(\d+)/.exec(status)?.[1]),
    lag: metric(text, 'nodejs_eventloop_lag_p99_seconds') * 1_000,
  };
  if (Object.values(sample).some(Number.isNaN)) throw new Error(`a figure is missing: ${JSON.stringify(sample)}`);
  return sample;
}

/** By how much `of` grows in a minute: the line of least squares through its samples. */
function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middle, level] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(of))];
  const above = samples.reduce((sum, sample) => sum + (sample.minute - middle) * (of(sample) - level), 0);
  return above / samples.reduce((sum, { minute }) => sum + (minute - middle) ** 2, 0);
}

/** Those who do not buy, once a second each. @returns how often they were answered */
async function others(stack: Stack, eventId: string, until: number): Promise<number> {
  const origin = stack.origins[0] ?? '';
  const admin = await adminToken(stack.database);
  const [buyer] = stack.buyers;
  let answered = 0;
  const ask = async (path: string, init: RequestInit) => {
    const response = await fetch(origin + path, init);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    answered += 1;
    return response;
  };
  for (let turn = 0; performance.now() < until; turn += 1) {
    const headers = { authorization: admin, 'content-type': 'application/json' };
    const current = await ask(`/api/events/${eventId}`, { headers });
    await ask(`/api/events/${eventId}`, {
      method: 'PATCH',
      headers: { ...headers, 'if-match': current.headers.get('etag') ?? '' },
      body: JSON.stringify({ description: `As told for the ${turn}th time.` }),
    });
    await ask('/api/tickets/my-tickets', { headers: { authorization: buyer?.authorization ?? '' } });
    await sleep(1_000);
  }
  return answered;
}

async function buyAndRead(stack: Stack, eventIds: string[]) {
  const mixed = mixture(stack, eventIds);
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const options: autocannon.Options = {
      url: stack.origins[0] ?? '',
      connections: CONNECTIONS,
      overallRate: RATE,
      duration: Math.round(MINUTES * 60),
      timeout: 30,
      requests: [{ setupRequest: (request) => ({ ...request, ...mixed.next() }) }],
    };
    autocannon(options, (error, finished) => (error ? reject(error) : resolve(finished)));
  });
  return { bought: soldIn(result), answered: result.requests.total };
}

async function watch(pid: number, origin: string, until: number): Promise<Sample[]> {
  const begun = performance.now();
  const samples: Sample[] = [];
  while (performance.now() < until - EVERY_S * 500) {
    samples.push(await sampleOf(pid, origin, (performance.now() - begun) / 60_000));
    await sleep(EVERY_S * 1_000);
  }
  return samples;
}

const stack = await startStack();
try {
  await fillCatalogue(stack.database, CATALOGUE);
  const eventIds = await Promise.all(Array.from({ length: 20 }, () => stack.createEvent(900_000)));
  const [pid] = stack.pids;
  const [origin = ''] = stack.origins;
  if (pid === undefined) throw new Error('the server has no process');
  const edited = await stack.createEvent(1_000);
  const until = performance.now() + MINUTES * 60_000;
  const [{ bought, answered }, quiet, samples] = await Promise.all([
    buyAndRead(stack, eventIds),
    others(stack, edited, until),
    watch(pid, origin, until),
  ]);
  const sold = await stack.sold(eventIds);
  // Who was under way when the time was over has a ticket and was not counted any more.
  if (sold < bought || sold > bought + CONNECTIONS)
    throw new Error(`${bought} tickets acknowledged, ${sold} in the database`);

  const third = Math.floor(samples.length / 3);
  const steady = samples.slice(third);
  const [before, after] = [steady.slice(0, third), steady.slice(third)];
  const row = (name: string, of: (sample: Sample) => number) => {
    const [then, now] = [median(before.map(of)), median(after.map(of))];
    return [name, then.toFixed(1), now.toFixed(1), slope(steady, of).toFixed(3)];
  };
  console.log(`${answered} mixed requests and ${quiet} others in ${MINUTES} minutes, ${sold} tickets sold.`);
  printTable([
    ['of the server', 'second third', 'last third', 'a minute'],
    row('resident memory, MB', ({ resident }) => resident),
    row('heap in use, MB', ({ heap }) => heap),
    row('open files and connections', ({ files }) => files),
    row('threads', ({ threads }) => threads),
    row('event loop p99, ms', ({ lag }) => lag),
  ]);
  const growth = (slope(steady, ({ resident }) => resident) * 60) / median(steady.map(({ resident }) => resident));
  const mostFiles = (some: Sample[]) =>
    percentile(
      some.map(({ files, threads }) => files + threads),
      1,
    );
  const more = mostFiles(after) - mostFiles(before);
  console.log(
    `Memory would grow by ${(growth * 100).toFixed(1)} % in an hour (at most ${MOST_GROWTH_IN_AN_HOUR * 100} %); ${more} more handles (at most ${HANDLES_MORE}).`,
  );
  if (growth > MOST_GROWTH_IN_AN_HOUR) throw new Error('the memory grows');
  if (more > HANDLES_MORE) throw new Error('handles are left open');
} finally {
  await stack.stop();
}
