import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { insertEvent } from '../support/rows.ts';
import { type Buyer, insertBuyers, openStage, type Stage } from './stage.ts';

/** What operators see of the real server: its metrics, in one process and in several, and its traces. */

const TOKEN = 'a-token-of-24-characters';

type Span = {
  name: string;
  traceId: string;
  attributes: { key: string; value: { stringValue?: string } }[];
};

/** Takes traces as a collector does (OTLP over HTTP, JSON). */
async function collector() {
  const spans: Span[] = [];
  const services = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
    for (const { resource, scopeSpans } of JSON.parse(text).resourceSpans) {
      for (const { key, value } of resource.attributes) if (key === 'service.name') services.add(value.stringValue);
      for (const scope of scopeSpans) spans.push(...scope.spans);
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, spans, services, close: () => server.close() };
}

let traces: Awaited<ReturnType<typeof collector>>;
let stage: Stage;
let several: Awaited<ReturnType<Stage['openReplica']>>;
let buyers: Buyer[];
let eventId: string;

const scrape = async (origin = stage.origin) => (await fetch(`${origin}/api/metrics`)).text();

function sumOf(text: string, name: string, ...labels: string[]): number {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
  const fitting = lines.filter((line) => labels.every((label) => line.includes(label)));
  return fitting.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

function buy(origin: string, buyer: Buyer | undefined, requestId: string = randomUUID()): Promise<Response> {
  return fetch(`${origin}/api/events/${eventId}/purchase`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${buyer?.token}`,
      'content-type': 'application/json',
      'x-request-id': requestId,
      connection: 'close',
    },
    body: JSON.stringify({ participantName: 'Ana', participantEmail: 'ana@example.com' }),
  });
}

beforeAll(async () => {
  build(dataDirectory());
  traces = await collector();
  const settings = {
    METRICS_TOKEN: TOKEN,
    JOBS: 'on',
    OTEL_EXPORTER_OTLP_ENDPOINT: traces.endpoint,
    LOG_LEVEL: 'debug',
  };
  stage = await openStage(settings);
  several = await stage.openReplica({
    METRICS_TOKEN: TOKEN,
    PROCESSES: '2',
    JOBS: 'off',
    OTEL_EXPORTER_OTLP_ENDPOINT: '',
  });
  const watcher = await stage.watcher();
  eventId = await insertEvent(watcher, { capacity: 1_000 });
  await watcher.end();
  buyers = await insertBuyers(stage, 20);
});
afterAll(async () => {
  await several?.close();
  await stage?.close();
  traces?.close();
});

describe('the metrics of a running shop', () => {
  it('are for this machine and for who brings the token, and for nobody behind a proxy', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${stage.origin}/api/metrics`, { headers })).status;
    expect(await ask({})).toBe(200);
    expect(await ask({ 'x-forwarded-for': '203.0.113.9' })).toBe(401);
    expect(await ask({ 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${TOKEN}` })).toBe(200);
  });

  it('count what is sold, the pages that are read, and the work that follows', async () => {
    for (const buyer of buyers.slice(0, 3)) expect((await buy(stage.origin, buyer)).status).toBe(201);
    await (await fetch(`${stage.origin}/login`)).text();
    await expect
      .poll(async () => sumOf(await scrape(), 'eventhub_jobs_total', 'job="confirm-order"', 'outcome="done"'), {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
    const text = await scrape();
    expect(sumOf(text, 'eventhub_tickets_sold_total')).toBe(3);
    expect(sumOf(text, 'eventhub_http_requests_total', 'route="/api/events/{id}/purchase"', 'status="201"')).toBe(3);
    expect(sumOf(text, 'eventhub_pages_total', 'kind="page"', 'status="200"')).toBe(1);
    expect(sumOf(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });

  it('are those of all processes on one port, whichever of them is asked', async () => {
    await Promise.all(buyers.map((buyer) => buy(several.origin, buyer)));
    const texts = await Promise.all(Array.from({ length: 4 }, () => scrape(several.origin)));
    for (const text of texts) {
      expect(sumOf(text, 'eventhub_tickets_sold_total')).toBe(buyers.length);
      for (const process of ['1', '2'])
        expect(text).toMatch(new RegExp(`^process_resident_memory_bytes{process="${process}"}`, 'm'));
    }
  });
});

describe('the traces of a running shop', () => {
  const textOf = ({ attributes }: Span, key: string) =>
    attributes.find((attribute) => attribute.key === key)?.value.stringValue;

  it('tell of a purchase: its endpoint, its statement, the request that it was, and the work that came of it', async () => {
    const requestId = randomUUID();
    expect((await buy(stage.origin, buyers[3], requestId)).status).toBe(201);
    const ofRequest = () =>
      traces.spans.find(
        (span) => span.name === 'POST /api/events/{id}/purchase' && textOf(span, 'eventhub.request_id') === requestId,
      );
    await expect.poll(ofRequest, { timeout: 20_000 }).toBeDefined();
    const traceId = ofRequest()?.traceId;
    const statements = () => traces.spans.filter((span) => span.traceId === traceId && span.name.startsWith('pg'));
    await expect.poll(() => statements().length, { timeout: 20_000 }).toBeGreaterThan(0);
    const work = () =>
      traces.spans.filter(
        (span) => span.name === 'job confirm-order' && textOf(span, 'eventhub.request_id') === requestId,
      );
    await expect.poll(() => work().length, { timeout: 30_000 }).toBe(1);
    expect([...traces.services]).toEqual(['eventhub']);
    // Asked all day by machines.
    expect(traces.spans.filter((span) => textOf(span, 'url.path') === '/api/metrics')).toEqual([]);
    // The log of the work names the request, too.
    const lines = stage
      .log()
      .filter((line) => line.includes(requestId))
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ job }) => job === 'confirm-order')).not.toEqual([]);
  });

  it('go on where the caller’s own trace began, and are sent before the server ends', async () => {
    const traceId = randomUUID().replaceAll('-', '');
    await fetch(`${stage.origin}/api/events/${eventId}`, {
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, 'cache-control': 'no-cache' },
    });
    await sleep(20);
    expect(await stage.endApp('SIGTERM')).toBe(0);
    expect(traces.spans.filter((span) => span.traceId === traceId).map(({ name }) => name)).toContain(
      'GET /api/events/{id}',
    );
  });
});
