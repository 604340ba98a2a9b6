import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { fillCatalogue } from './catalogue.ts';
import { option } from './options.ts';
import { startStack } from './stack.ts';
import { printTable } from './statistics.ts';

/**
 * `node tests/load/memory.ts [--first 50000 --last 500000 --built]`: what the server holds after so many mixed requests. Of
 * a hundred, ten buy, 40 read an event, 18 its availability, four an event that somebody makes up, 20 turn the pages of the
 * list, six ask it for a range that nobody asked for before, and two search for words that nobody searched for before.
 * The made-up ones fill the caches within the first part and push each other out from then on.
 */

const FIRST = option('first', 50_000);
const LAST = option('last', 500_000);
const CONNECTIONS = 32;
const CATALOGUE = 2_000;

/** Resident memory of a process, in MB, once it has been left alone for a while. */
async function resident(pid: number): Promise<number> {
  await sleep(5_000);
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

const stack = await startStack();
try {
  await fillCatalogue(stack.database, CATALOGUE);
  const eventIds = await Promise.all(Array.from({ length: 20 }, () => stack.createEvent(900_000)));
  const [pid] = stack.pids;
  if (pid === undefined) throw new Error('the server has no process');
  let sent = 0;
  let bought = 0;
  const purchase = (eventId: string | undefined): autocannon.Request => ({
    method: 'POST',
    path: `/api/events/${eventId}/purchase`,
    headers: {
      'content-type': 'application/json',
      authorization: stack.buyers[sent % stack.buyers.length]?.authorization,
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ participantName: 'Ana Souza', participantEmail: 'ana@example.com' }),
  });
  const next = (): autocannon.Request => {
    sent += 1;
    const eventId = eventIds[sent % eventIds.length];
    // 37 and 100 have no divisor in common: no two in a row are of one kind.
    const kind = (sent * 37) % 100;
    if (kind < 10) return purchase(eventId);
    const path =
      kind < 50
        ? `/api/events/${eventId}`
        : kind < 68
          ? `/api/events/catalogue-${1 + (sent % CATALOGUE)}/availability`
          : kind < 72
            ? `/api/events/made-up-${sent}`
            : kind < 92
              ? `/api/events?size=20&page=${sent % (CATALOGUE / 20)}`
              : kind < 98
                ? `/api/events?size=20&from=${new Date(sent * 60_000).toISOString()}`
                : `/api/events/search?q=night%20${sent}`;
    return { method: 'GET', path, headers: sent % 2 ? { 'accept-encoding': 'gzip' } : {} };
  };

  async function requests(amount: number): Promise<void> {
    const result = await new Promise<autocannon.Result>((resolve, reject) => {
      const options: autocannon.Options = {
        url: stack.origins[0] ?? '',
        connections: CONNECTIONS,
        amount,
        timeout: 30,
        requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
      };
      autocannon(options, (error, finished) => (error ? reject(error) : resolve(finished)));
    });
    // A draft of the catalogue is not found; everything else must be answered.
    const odd = Object.keys(result.statusCodeStats ?? {}).filter((status) => !['200', '201', '404'].includes(status));
    if (result.errors + result.timeouts + odd.length > 0)
      throw new Error(`${result.errors} errors, ${result.timeouts} time-outs, statuses ${odd}`);
    bought += result.statusCodeStats?.['201']?.count ?? 0;
  }

  const begun = performance.now();
  await requests(FIRST);
  const early = await resident(pid);
  await requests(LAST - FIRST);
  const late = await resident(pid);
  // The catalogue has seats that nobody sold; `verify` would name each of its events.
  const sold = await stack.sold(eventIds);
  if (sold !== bought) throw new Error(`${bought} tickets acknowledged, ${sold} in the database`);
  console.log(`${LAST} requests in ${((performance.now() - begun) / 60_000).toFixed(1)} minutes.`);
  printTable([
    ['resident memory of the server', 'MB', 'wanted'],
    [`after ${FIRST} mixed requests`, early.toFixed(0), ''],
    [`after ${LAST}`, late.toFixed(0), ''],
    ['ratio', (late / early).toFixed(2), 'at most 1.1'],
    ['tickets sold meanwhile', String(sold), String(bought)],
  ]);
} finally {
  await stack.stop();
}
