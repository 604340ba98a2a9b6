import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { fillCatalogue } from './catalogue.ts';
import { option } from './options.ts';
import { residentMb, startStack } from './stack.ts';
import { printTable } from './statistics.ts';

/**
 * `node tests/load/list-page.ts [--first 500 --last 20000 --built]`: how many readers a second get the page of the list,
 * and what the server holds after so many of them asked with queries that were made up, each another one.
 */

const FIRST = option('first', 500);
const LAST = option('last', 20_000);
const CONNECTIONS = 16;

/** In MB, once the process has been left alone for a while. */
async function resident(pid: number): Promise<number> {
  await sleep(3_000);
  return residentMb(pid);
}

const stack = await startStack();
try {
  await fillCatalogue(stack.database, 2_000);
  const [pid] = stack.pids;
  const [url] = stack.origins;
  if (pid === undefined || url === undefined) throw new Error('the server has no process');

  const load = async (options: Partial<autocannon.Options>): Promise<autocannon.Result> => {
    const result = await autocannon({ url: `${url}/events`, connections: CONNECTIONS, timeout: 60, ...options });
    if (result.errors + result.timeouts + result.non2xx > 0)
      throw new Error(`${result.non2xx} refused, ${result.errors} errors`);
    return result;
  };
  let sent = 0;
  /** Half of them name what no list knows, half look for a word that nobody has asked for. */
  const madeUp = () => {
    sent += 1;
    return sent % 2 ? `/events?tracking${sent}=${sent}` : `/events?q=word${sent}`;
  };
  const ask = (amount: number) =>
    load({ amount, requests: [{ setupRequest: (request) => ({ ...request, path: madeUp() }) }] });

  await load({ amount: 50 });
  const atRest = await resident(pid);
  const same = await load({ duration: 10 });
  await ask(FIRST);
  const early = await resident(pid);
  const other = await ask(LAST - FIRST);
  const late = await resident(pid);
  printTable([
    ['the page of the list', '', 'wanted'],
    ['answers a second, one address', same.requests.average.toFixed(0), 'at least 460'],
    ['answers a second, made-up addresses', other.requests.average.toFixed(0), ''],
    ['memory at rest, MB', atRest.toFixed(0), ''],
    [`after ${FIRST} made-up addresses, MB`, early.toFixed(0), ''],
    [`after ${LAST}, MB`, late.toFixed(0), 'at most 1.2 times'],
    ['ratio', (late / early).toFixed(2), 'at most 1.2'],
  ]);
} finally {
  await stack.stop();
}
