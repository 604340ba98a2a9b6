import assert from 'node:assert/strict';
import autocannon from 'autocannon';
import { startStack } from './stack.ts';
import { printTable, spread } from './statistics.ts';

/**
 * `npm run bench:pages`: the event page beside a bare static Next page of the same size, behind the same rewrites, in
 * the same server, turn by turn. What the page promises besides speed is asserted first.
 */

const ROUNDS = 7;
const SECONDS = 3;
const CONNECTIONS = 32;

async function get(url: string) {
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  return { response, text: await response.text() };
}

async function requestsPerSecond(url: string, bytes: number): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  assert.equal(result.non2xx + result.errors + result.timeouts, 0, `${url} answered something else than a page`);
  assert.ok(result.throughput.total > result['2xx'] * bytes, `${url} sent less than its page`);
  return result['2xx'] / result.duration;
}

/** The bare page whose answer is as large as `bytes`; what stands around its filler is found by asking. */
async function bareOfSize(origin: string, bytes: number): Promise<string> {
  let filler = 1000;
  for (let tries = 0; tries < 4; tries += 1) {
    const { text } = await get(`${origin}/bench/${filler}`);
    if (Math.abs(Buffer.byteLength(text) - bytes) < bytes * 0.01) break;
    // The filler stands in the page twice: as HTML and in the data for the browser.
    filler += Math.round((bytes - Buffer.byteLength(text)) / 2);
  }
  return `${origin}/bench/${filler}`;
}

const stack = await startStack();
try {
  const origin = stack.origins[0] ?? '';
  const eventId = await stack.createEvent(500);
  const eventUrl = `${origin}/events/benchmark-${eventId}`;

  const missing = await get(`${origin}/events/there-is-no-such-event`);
  assert.equal(missing.response.status, 404);
  await get(eventUrl);
  const { response, text } = await get(eventUrl);
  assert.equal(response.status, 200);
  assert.match(text.slice(0, text.indexOf('</head>')), /<title>Benchmark night/);
  assert.match(response.headers.get('cache-control') ?? '', /s-maxage=\d+/);
  const bytes = Buffer.byteLength(text);
  const bareUrl = await bareOfSize(origin, bytes);
  const bareBytes = Buffer.byteLength((await get(bareUrl)).text);

  for (const url of [eventUrl, bareUrl]) await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  const event: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await requestsPerSecond(bareUrl, bareBytes));
    event.push(await requestsPerSecond(eventUrl, bytes));
  }
  printTable([
    ['page', 'bytes', 'requests a second, median (range)'],
    ['bare static page', String(bareBytes), spread(bare)],
    ['event page (ISR)', String(bytes), spread(event)],
    ['ratio, wanted at least 0.90', '', spread(event.map((rate, round) => rate / (bare[round] ?? Number.NaN)))],
  ]);
} finally {
  await stack.stop();
}
