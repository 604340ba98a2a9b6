import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const TOKEN = 'a-token-of-24-characters';
process.env.METRICS_TOKEN = TOKEN;
const { buy, call, createEvent, person, refused } = await import('../../support/api.ts');
const { testDatabase } = await import('../../support/database.ts');

const ROOT = path.join(import.meta.dirname, '../../..');
const scrape = () => call('GET', '/api/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });

/** The values of a metric whose labels have all of these. */
async function sumOf(name: string, ...labels: string[]): Promise<number> {
  const { text } = await scrape();
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => labels.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

let admin: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  admin = await person('ADMIN');
});

describe('the metrics', () => {
  it('are for nobody who is merely signed in', async () => {
    await refused('UNAUTHORIZED', 'GET', '/api/metrics');
    await refused('UNAUTHORIZED', 'GET', '/api/metrics', { as: admin });
    const answer = await scrape();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('count calls by endpoint and answer, and refusals by code', async () => {
    const purchases = () => sumOf('eventhub_http_requests_total', 'route="/api/tickets/purchase"', 'status="201"');
    const timed = () => sumOf('eventhub_http_request_seconds_count', 'route="/api/tickets/purchase"');
    const forbidden = () => sumOf('eventhub_refusals_total', 'code="FORBIDDEN"');
    const before = [await purchases(), await timed(), await forbidden()];
    const event = await createEvent(admin, { capacity: 10 });
    const buyer = await person();
    await buy(buyer, event.id);
    await buy(buyer, event.id);
    await refused('FORBIDDEN', 'POST', '/api/events', { as: buyer, json: { name: 'Mine' } }).catch(() => undefined);
    await call('DELETE', `/api/events/${event.id}`, { as: buyer });
    const [bought = 0, took = 0, refusals = 0] = before;
    expect(await purchases()).toBe(bought + 2);
    expect(await timed()).toBe(took + 2);
    expect(await forbidden()).toBeGreaterThan(refusals);
  });

  it('count batches, and who waits in them', async () => {
    const event = await createEvent(admin, { capacity: 100 });
    const buyers = await Promise.all(Array.from({ length: 12 }, () => person()));
    const sold = () => sumOf('eventhub_sales_batch_size_sum');
    const batches = () => sumOf('eventhub_sales_batch_size_count');
    const before = [await sold(), await batches()];
    await Promise.all(buyers.map((buyer) => buy(buyer, event.id)));
    expect((await sold()) - (before[0] ?? 0)).toBe(12);
    // The first starts at once, the others go together.
    expect((await batches()) - (before[1] ?? 0)).toBeLessThan(12);
    expect(await sumOf('eventhub_sales_waiting')).toBe(0);
    expect(await sumOf('eventhub_sales_places')).toBeGreaterThan(1_000);
  });

  it('tell a reader who found an answer ready from one for whom it was made', async () => {
    const event = await createEvent(admin);
    const hits = () => sumOf('eventhub_cache_reads_total', 'cache="answers"', 'outcome="hit"');
    const misses = () => sumOf('eventhub_cache_reads_total', 'cache="answers"', 'outcome="miss"');
    const before = [await hits(), await misses()];
    await Promise.all(Array.from({ length: 5 }, () => call('GET', `/api/events/${event.id}`)));
    expect(await misses()).toBe((before[1] ?? 0) + 1);
    expect(await hits()).toBe((before[0] ?? 0) + 4);
  });

  it('tell what waits in the database, and of its connections', async () => {
    await testDatabase().query(
      `INSERT INTO outgoing_mail (id, recipient, template, created_at)
       SELECT gen_random_uuid(), 'ana@example.com', 'welcome', now() - interval '1 hour' FROM generate_series(1, 3)`,
    );
    await expect
      .poll(() => sumOf('eventhub_mails_waiting', 'status="QUEUED"'), { timeout: 15_000 })
      .toBeGreaterThanOrEqual(3);
    expect(await sumOf('eventhub_mail_oldest_seconds', 'status="QUEUED"')).toBeGreaterThan(3_500);
    expect(await sumOf('eventhub_database_up')).toBe(1);
    expect(await sumOf('eventhub_pool_connections', 'pool="eventhub-sales"', 'state="most"')).toBe(4);
    expect(await sumOf('eventhub_pool_connections', 'pool="eventhub"', 'state="idle"')).toBeGreaterThan(0);
  });
});

describe('what is watched', () => {
  const OURS = /\b(?:eventhub|nodejs|process)_[a-z][a-z0-9_]*\b/g;
  const files = globSync('deploy/monitoring/*', { cwd: ROOT });

  it('has a dashboard and alerts', () => expect(files).toHaveLength(3));

  it.each(files)('exists: every metric that %s names', async (file) => {
    const { text } = await scrape();
    const known = new Set<string>();
    for (const [, name = '', type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      known.add(name);
      if (type === 'histogram') for (const part of ['bucket', 'sum', 'count']) known.add(`${name}_${part}`);
    }
    const named = [...new Set(readFileSync(path.join(ROOT, file), 'utf8').match(OURS))];
    if (!file.endsWith('prometheus.yml')) expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});
