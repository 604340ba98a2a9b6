import assert from 'node:assert/strict';
import { get as open } from 'node:http';
import { buffer } from 'node:stream/consumers';
import autocannon from 'autocannon';
import { nginxBefore } from '../support/nginx.ts';
import { nginxOfFiles } from './nginx-files.ts';
import { option } from './options.ts';
import { cpuOf, startStack } from './stack.ts';
import { median, printTable, spread } from './statistics.ts';

/**
 * `npm run bench:pages [-- --rounds 7 --seconds 3 --built]`: the event page and the API's answer of the same event as nginx
 * sends them as a file, as our nginx keeps them, as the app alone sends them, and beside a bare static Next page of the same
 * size; packed by gzip, turn by turn. What the page promises besides speed is asserted first.
 */

const ROUNDS = option('rounds', 7);
const SECONDS = option('seconds', 3);
const CONNECTIONS = 32;
const PACKED = { 'accept-encoding': 'gzip' };

/** The bytes as they are sent. */
function get(url: string): Promise<{ status: number; headers: Record<string, string>; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    open(url, { headers: PACKED, agent: false }, async (response) => {
      const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      resolve({
        status: response.statusCode ?? 0,
        headers: Object.fromEntries(headers),
        bytes: await buffer(response),
      });
    }).once('error', reject);
  });
}

type Leg = { url: string; pids: number[] };
/** With the processor time of whoever served, which no slow client can embellish, in µs a request. */
type Rate = { perSecond: number; cpu: number };

async function measure({ url, pids }: Leg, bytes: number): Promise<Rate> {
  const before = pids.map((pid) => cpuOf(pid));
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers: PACKED });
  assert.equal(result.non2xx + result.errors + result.timeouts, 0, `${url} answered something else than a page`);
  // The bytes of the last second may not be counted.
  assert.ok(result.throughput.total > (result['2xx'] * bytes) / 2, `${url} sent less than its page`);
  // nginx has a process or two that end by themselves.
  const spent = pids.map((pid, at) => cpuOf(pid) - (before[at] ?? 0)).filter((each) => !Number.isNaN(each));
  const cpu = spent.reduce((sum, each) => sum + each, 0);
  return { perSecond: result['2xx'] / result.duration, cpu: (cpu * 1_000) / result['2xx'] };
}

const plainSize = async (url: string) => (await (await fetch(url)).arrayBuffer()).byteLength;

/** The bare page whose answer is as large as `bytes`; what stands around its filler is found by asking. */
async function bareOfSize(origin: string, bytes: number): Promise<string> {
  let filler = 1000;
  for (let tries = 0; tries < 4; tries += 1) {
    const size = await plainSize(`${origin}/bench/${filler}`);
    if (Math.abs(size - bytes) < bytes * 0.01) break;
    // The filler stands in the page twice: as HTML and in the data for the browser.
    filler += Math.round((bytes - size) / 2);
  }
  return `${origin}/bench/${filler}`;
}

const stack = await startStack({ processes: [{ TRUSTED_PROXIES: '127.0.0.1' }] });
const nginx = await nginxBefore(stack.origins, { UNLIMITED: '127.0.0.0/8' });
try {
  const origin = stack.origins[0] ?? '';
  const eventId = await stack.createEvent(500);
  const page = `/events/event-${eventId}`;
  const answer = `/api/events/${eventId}`;

  assert.equal((await get(`${origin}/events/there-is-no-such-event`)).status, 404);
  await get(origin + page);
  const alone = await fetch(origin + page);
  const html = await alone.text();
  assert.match(html.slice(0, html.indexOf('</head>')), /<title>Benchmark night/);
  assert.match(alone.headers.get('cache-control') ?? '', /s-maxage=\d+/);

  const files: Record<string, Buffer> = {};
  for (const address of [page, answer]) {
    const kept = await get(nginx.origin + address);
    assert.equal(kept.headers['content-encoding'], 'gzip');
    files[address] = kept.bytes;
  }
  const yardstick = await nginxOfFiles(files);
  const bytes = (address: string) => files[address]?.length ?? 0;
  const bare = await bareOfSize(origin, Buffer.byteLength(html));
  const barePacked = (await get(bare)).bytes.length;

  const app = stack.pids;
  const legs: Record<string, Leg & { bytes: number; subject: string }> = {};
  for (const [subject, address] of [
    ['event page', page],
    ['API, one event', answer],
  ] as const) {
    legs[`${subject}: nginx, a file`] = {
      url: yardstick.origin + address,
      pids: yardstick.pids(),
      bytes: bytes(address),
      subject,
    };
    legs[`${subject}: our nginx before the app`] = {
      url: nginx.origin + address,
      pids: nginx.pids(),
      bytes: bytes(address),
      subject,
    };
    legs[`${subject}: the app alone`] = { url: origin + address, pids: app, bytes: bytes(address) * 0.8, subject };
  }
  legs['event page: a bare Next page'] = { url: bare, pids: app, bytes: barePacked, subject: 'event page' };

  const rates = new Map<string, Rate[]>();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, leg] of Object.entries(legs)) {
      const rate = await measure(leg, leg.bytes);
      // The first round warms up.
      if (round > 0) rates.set(name, [...(rates.get(name) ?? []), rate]);
    }
  }
  await yardstick.stop();
  const asked = nginx.log().split('\n').length;
  const kept = nginx.log().split('"kept":"HIT"').length;
  const of = (name: string, pick: (rate: Rate) => number = ({ perSecond }) => perSecond) =>
    (rates.get(name) ?? []).map(pick);
  const ratio = (name: string, base: string) => of(name).map((rate, round) => rate / (of(base)[round] ?? Number.NaN));
  printTable([
    ['gzip, c=32', 'bytes', 'a second, median (range)', 'µs of the server', 'of the file', 'at least'],
    ...Object.entries(legs).map(([name, leg]) => [
      name,
      String(Math.round(leg.bytes)),
      spread(of(name)),
      spread(of(name, ({ cpu }) => cpu)),
      spread(ratio(name, `${leg.subject}: nginx, a file`)),
      name.includes('our nginx') ? '0.85' : '',
    ]),
  ]);
  const besideBare = ratio('event page: the app alone', 'event page: a bare Next page');
  console.log(`The app's event page of a bare Next page: ${spread(besideBare)}, wanted at least 0.90`);
  console.log(`Of ${asked} requests to our nginx the app was asked ${asked - kept} times.`);
  const ours = Object.keys(legs).filter((name) => name.includes('our nginx'));
  for (const name of ours) {
    const file = `${legs[name]?.subject}: nginx, a file`;
    if (median(ratio(name, file)) < 0.85) console.log(`${name}: less than 0.85 of the file`);
  }
} finally {
  await nginx.stop();
  await stack.stop();
}
