import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { fillCatalogue } from './catalogue.ts';
import { option } from './options.ts';
import { startStack } from './stack.ts';
import { printTable } from './statistics.ts';

/**
 * `node tests/load/memory.ts [--first 50000 --last 500000 --built]`: what the server holds after so many mixed requests, one
 * purchase in ten, and lists, events and searches of which no two in a row are the same.
 */

const FIRST = option('first', 50_000);
const LAST = option('last', 500_000);
const CONNECTIONS = 32;

/** Resident memory of a process, in MB, once it has been left alone for a while. */
async function resident(pid: number): Promise<number> {
  await sleep(5_000);
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

const stack = await startStack();
try {
  await fillCatalogue(stack.database, 2_000);
  const eventIds = await Promise.all(Array.from({ length: 20 }, () => stack.createEvent(900_000)));
  const [pid] = stack.pids;
  if (pid === undefined) throw new Error('the server has no process');
  let sent = 0;
  const next = (): autocannon.Request => {
    sent += 1;
    const eventId = eventIds[sent % eventIds.length];
    const kind = sent % 10;
    if (kind === 0) {
      return {
        method: 'POST',
        path: '/api/tickets/purchase',
        headers: {
          'content-type': 'application/json',
          authorization: stack.buyers[sent % stack.buyers.length]?.authorization,
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify({ eventId, participantName: 'Ana Souza', participantEmail: 'ana@example.com' }),
      };
    }
    const path =
      kind < 5
        ? `/api/events/${eventId}`
        : kind < 7
          ? `/api/events/catalogue-${1 + (sent % 2_000)}/availability`
          : kind < 9
            ? `/api/events?size=20&page=${sent % 100}`
            : `/api/events/search?q=night%20${sent}`;
    return { method: 'GET', path, headers: kind % 2 ? { 'accept-encoding': 'gzip' } : {} };
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
  }

  await requests(FIRST);
  const early = await resident(pid);
  await requests(LAST - FIRST);
  const late = await resident(pid);
  await stack.assertClean();
  printTable([
    ['resident memory of the server', 'MB', 'wanted'],
    [`after ${FIRST} mixed requests`, early.toFixed(0), ''],
    [`after ${LAST}`, late.toFixed(0), ''],
    ['ratio', (late / early).toFixed(2), 'at most 1.1'],
    ['tickets sold meanwhile', String(await stack.sold(eventIds)), String(Math.floor(LAST / 10))],
  ]);
} finally {
  await stack.stop();
}
