import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { Agent, request } from 'undici';
import { ROOT } from '../../scripts/run-state.ts';
import { drawer, misspell } from '../support/misspell.ts';
import { insertEvent } from '../support/rows.ts';
import { fillCatalogue } from './catalogue.ts';
import { option, textOption } from './options.ts';
import { startStack } from './stack.ts';
import { percentile, printTable } from './statistics.ts';

/**
 * `npm run bench:search [-- --events 100000 --rounds 40 --names ../shared/data/conferences.csv --built]`: finding events
 * among 100,000, two clients at once, nothing kept; the sitemap; the 2,500th page by cursor; names as people mistype them.
 */

const EVENTS = option('events', 100_000);
const ROUNDS = option('rounds', 40);
const CLIENTS = 2;
const DEEP = Math.floor(EVENTS / 40);
const NAMES = textOption('names') ?? path.join(ROOT, '../shared/data/conferences.csv');

/** What an eighth of all events have, what all have, what few or one have, what is mistyped, and what none has. */
const TERMS = [
  'rock',
  'night',
  'recife',
  'jazz recife',
  'music',
  'evening',
  'são paulo hall',
  'night 777',
  'robotics 4321',
  'theatre 9001',
  'robtics',
  'rokc nihgt',
  'curitba choir',
  'samba hall 12',
  'zzzz',
  'lantern santos',
  'house cedro',
];
const BEGINNINGS = [
  'ro',
  'r',
  'roc',
  'robo',
  'rock n',
  'jaz',
  'sam',
  'recif',
  'sao',
  'port',
  'nig',
  'cho',
  'rokc',
  'mus',
  'xyz',
  'olin',
  'collective la',
  'curitbaa',
  'recfie ha',
];

const agent = new Agent({ connections: CLIENTS });

type Asked = { ms: number; body: string };

async function ask(address: string): Promise<Asked> {
  const begun = performance.now();
  const { statusCode, body } = await request(address, { dispatcher: agent, headers: { accept: '*/*' } });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${address} answered ${statusCode}: ${text.slice(0, 200)}`);
  return { ms: performance.now() - begun, body: text };
}

/** Every address in turn, `ROUNDS` times, by two clients; milliseconds of each answer, those of the first round apart. */
async function times(addresses: string[]): Promise<number[]> {
  console.log(`${addresses.length} addresses, the first ${addresses[0]} …`);
  for (const address of addresses) await ask(address);
  const queue = Array.from({ length: ROUNDS }, () => addresses).flat();
  const taken: number[] = [];
  const client = async () => {
    for (let address = queue.pop(); address; address = queue.pop()) taken.push((await ask(address)).ms);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  console.log(`p50 ${percentile(taken, 0.5).toFixed(1)} ms, p99 ${percentile(taken, 0.99).toFixed(1)} ms`);
  return taken;
}

type Leg = { name: string; ms: number[]; wanted: string };
const row = ({ name, ms, wanted }: Leg) => [
  name,
  String(ms.length),
  percentile(ms, 0.5).toFixed(1),
  percentile(ms, 0.99).toFixed(1),
  wanted,
];

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '');
/** Undivided, a sitemap is its own only part. */
const isIndex = (xml: string) => xml.includes('<sitemapindex');

/** The index, and each part that it names. */
async function readSitemap(origin: string): Promise<Leg[]> {
  const index = await ask(`${origin}/sitemap.xml`);
  const named = isIndex(index.body) ? locations(index.body) : [`${origin}/sitemap.xml`];
  const parts = named.map((address) => new URL(new URL(address).pathname, origin).href);
  let pages = 0;
  const taken: number[] = [];
  for (const part of parts) {
    const { ms, body } = await ask(part);
    taken.push(ms);
    pages += locations(body).length;
  }
  if (pages < EVENTS * 0.9) throw new Error(`the sitemap has ${pages} pages of ${EVENTS} events`);
  const again = await times([`${origin}/sitemap.xml`]);
  return [
    { name: 'sitemap index', ms: [index.ms, ...again], wanted: 'p99 at most 100' },
    { name: 'a part of the sitemap', ms: taken, wanted: 'p99 at most 500' },
  ];
}

type ListPage = { number: number; nextCursor: string | null; content: { id: string }[]; totalElements: number };

async function deepPages(origin: string): Promise<Leg[]> {
  const list = `${origin}/api/events?size=20`;
  const before: ListPage = JSON.parse((await ask(`${list}&page=${DEEP - 2}`)).body);
  const deep = `${list}&cursor=${before.nextCursor}`;
  const reached: ListPage = JSON.parse((await ask(deep)).body);
  const numbered: ListPage = JSON.parse((await ask(`${list}&page=${DEEP - 1}`)).body);
  if (JSON.stringify(reached.content) !== JSON.stringify(numbered.content))
    throw new Error('the cursor leads elsewhere');
  const [first, last] = [await times([list]), await times([deep])];
  const ratio = percentile(last, 0.5) / percentile(first, 0.5);
  return [
    { name: 'page 1', ms: first, wanted: '' },
    { name: `page ${DEEP} by cursor`, ms: last, wanted: `at most 1.5 times page 1: ${ratio.toFixed(2)}` },
  ];
}

/** The share of 200 mistyped names that are among the first ten found. */
async function recall(origin: string, names: string[]): Promise<number> {
  const draw = drawer(20_260_806);
  let [asked, found] = [0, 0];
  while (asked < 200) {
    const name = names[Math.floor(draw() * names.length)] ?? '';
    const q = misspell(name, draw);
    if (!q || q === name) continue;
    asked += 1;
    const { body } = await ask(`${origin}/api/events/search?q=${encodeURIComponent(q.slice(0, 100))}`);
    const events: { name: string }[] = JSON.parse(body);
    if (events.slice(0, 10).some((event) => event.name === name)) found += 1;
  }
  return found / asked;
}

const stack = await startStack({ processes: [{ ANSWER_CACHE: 'off' }], buyers: 1 });
try {
  const [origin = ''] = stack.origins;
  console.log(`Filling in ${EVENTS} events …`);
  await fillCatalogue(stack.database, EVENTS);
  const rows: { name: string; city: string }[] = parse(readFileSync(NAMES), { columns: true });
  for (const { name, city } of rows) await insertEvent(stack.database, { name, location: city || 'Online' });
  await stack.database.query('VACUUM (ANALYZE) event, event_search, search_word, stock_pool, ticket_type');

  const each = (address: string, words: string[]) => words.map((q) => `${origin}${address}${encodeURIComponent(q)}`);
  const common: { content: unknown[] } = JSON.parse((await ask(each('/api/events?q=', ['rock'])[0] ?? '')).body);
  if (common.content.length !== 10) throw new Error('a common word found nothing');
  const legs: Leg[] = [
    { name: 'search', ms: await times(each('/api/events/search?q=', TERMS)), wanted: 'p99 at most 50' },
    { name: 'suggestions', ms: await times(each('/api/events/suggestions?q=', BEGINNINGS)), wanted: 'p99 at most 30' },
    { name: 'list with q', ms: await times(each('/api/events?size=20&q=', TERMS)), wanted: 'p99 at most 80' },
    {
      name: 'list with q, best first',
      ms: await times(each('/api/events?size=20&sort=relevance&q=', TERMS)),
      wanted: '',
    },
    ...(await deepPages(origin)),
    ...(await readSitemap(origin)),
  ];
  const found = await recall(origin, [...new Set(rows.map(({ name }) => name))]);
  printTable([
    [`${EVENTS} events, ${CLIENTS} clients`, 'answers', 'p50 ms', 'p99 ms', 'wanted'],
    ...legs.map(row),
    ['mistyped names among the first ten', '200', '', found.toFixed(3), 'at least 0.9'],
  ]);
  if (found < 0.9) process.exitCode = 1;
} finally {
  await agent.close();
  await stack.stop();
}
