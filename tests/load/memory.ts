import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { fillCatalogue } from './catalogue.ts';
import { CATALOGUE, mixture, soldIn } from './mixture.ts';
import { option } from './options.ts';
import { startStack } from './stack.ts';
import { printTable } from './statistics.ts';

/**
 * `node tests/load/memory.ts [--last 500000 --built]`: what the server holds after so many mixed requests. Those that are
 * made up fill the caches within the first part and push each other out from then on.
 */

const LAST = option('last', 500_000);
/** The memory may grow to so many times what it was after so many requests. */
const SINCE = [
  { requests: 20_000, atMost: 1.2 },
  { requests: 50_000, atMost: 1.1 },
];
const CONNECTIONS = 32;

const stack = await startStack();
try {
  await fillCatalogue(stack.database, CATALOGUE);
  const eventIds = await Promise.all(Array.from({ length: 20 }, () => stack.createEvent(900_000)));
  /** Once it has been left alone for a while. */
  const rest = async () => {
    await sleep(5_000);
    return stack.memory(0);
  };
  const mixed = mixture(stack, eventIds);
  let bought = 0;

  async function requests(amount: number): Promise<void> {
    const result = await new Promise<autocannon.Result>((resolve, reject) => {
      const options: autocannon.Options = {
        url: stack.origins[0] ?? '',
        connections: CONNECTIONS,
        amount,
        timeout: 30,
        requests: [{ setupRequest: (request) => ({ ...request, ...mixed.next() }) }],
      };
      autocannon(options, (error, finished) => (error ? reject(error) : resolve(finished)));
    });
    bought += soldIn(result);
  }

  const begun = performance.now();
  const early: Awaited<ReturnType<typeof rest>>[] = [];
  for (const { requests: until } of SINCE) {
    await requests(until - mixed.sent());
    early.push(await rest());
  }
  await requests(LAST - mixed.sent());
  const late = await rest();
  // The catalogue has seats that nobody sold; `verify` would name each of its events.
  const sold = await stack.sold(eventIds);
  if (sold !== bought) throw new Error(`${bought} tickets acknowledged, ${sold} in the database`);
  console.log(`${LAST} requests in ${((performance.now() - begun) / 60_000).toFixed(1)} minutes.`);
  const rows = SINCE.map(({ requests: until, atMost }, index) => {
    const { resident, live } = early[index] ?? { resident: Number.NaN, live: Number.NaN };
    return [
      `after ${until} mixed requests`,
      resident.toFixed(0),
      `${(late.resident / resident).toFixed(2)} x (at most ${atMost})`,
      live.toFixed(0),
      `${(late.live / live).toFixed(2)} x`,
    ];
  });
  printTable([
    ['memory of the server', 'resident, MB', `after ${LAST}`, 'live, MB', `after ${LAST}`],
    ...rows,
    [`after ${LAST}`, late.resident.toFixed(0), '', late.live.toFixed(0), ''],
    ['tickets sold meanwhile', String(sold), '', '', ''],
  ]);
} finally {
  await stack.stop();
}
