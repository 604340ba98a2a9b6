import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { fillCatalogue } from './catalogue.ts';
import { closedLoop } from './closed-loop.ts';
import { startStack } from './stack.ts';
import { printTable } from './statistics.ts';

/** `node tests/load/profile.ts [--built]`: where the processor time of a purchase and of reads goes, by V8's profiler. */

const SECONDS = 5;
const TOP = 25;

type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number } };
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] };

/** Self time in µs by function, the idle left out. */
function selfTimes(file: string): Map<string, number> {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      `${functionName || '(anonymous)'} ${url.split('/node_modules/').at(-1)?.split('/').slice(-3).join('/') ?? ''}:${lineNumber}`,
    ]),
  );
  const times = new Map<string, number>();
  samples.forEach((id, index) => {
    const name = names.get(id) ?? '';
    if (!/^\((idle|program|root)\)/.test(name)) times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  });
  return times;
}

const directory = mkdtempSync(path.join(tmpdir(), 'eventhub-profile-'));
const legs = ['purchase', 'kept-event', 'event', 'list'];
const stack = await startStack({
  processes: legs.map((leg) => ({
    NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.join(directory, leg)}`,
    ANSWER_CACHE: leg === 'event' || leg === 'list' ? 'off' : 'on',
  })),
});
const requests = new Map<string, number>();
try {
  await fillCatalogue(stack.database, 1_000);
  const eventId = await stack.createEvent(900_000);
  const load = { connections: 64, requests: 10_000, eventIds: [eventId], buyers: stack.buyers };
  const sale = await closedLoop({ origin: stack.origins[0] ?? '', path: '/api/tickets/purchase', ...load });
  requests.set('purchase', sale.created);
  for (const [at, address] of [`/api/events/${eventId}`, `/api/events/${eventId}`, '/api/events?size=20'].entries()) {
    const url = `${stack.origins[at + 1]}${address}`;
    const result = await autocannon({ url, connections: 32, duration: SECONDS });
    requests.set(legs[at + 1] ?? '', result['2xx']);
  }
} finally {
  await stack.stop();
}
for (const leg of legs) {
  const folder = path.join(directory, leg);
  const [file] = readdirSync(folder);
  if (!file) throw new Error(`${leg} left no profile`);
  const count = requests.get(leg) ?? 0;
  const times = [...selfTimes(path.join(folder, file))].sort(([, a], [, b]) => b - a);
  const all = times.reduce((sum, [, time]) => sum + time, 0);
  console.log(`\n${leg}: ${count} requests, ${(all / count).toFixed(1)} µs each; with the start of the server`);
  printTable([
    ['function', 'µs a request'],
    ...times.slice(0, TOP).map(([name, time]) => [name, (time / count).toFixed(1)]),
  ]);
}
