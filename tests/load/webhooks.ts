import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assureDatabase, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { migrate } from '../../scripts/migrate.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { option } from './options.ts';
import { SECRET } from './stack.ts';
import { percentile, printTable, spread } from './statistics.ts';

/**
 * `npm run bench:hanging [-- --events 1000 --rounds 5 --hanging 3]`: what receivers that never answer cost one that does.
 * Legs take turns: as many events are told to the good receiver alone, and beside those that hang. Each was told once.
 */

const EVENTS = option('events', 1_000);
const ROUNDS = option('rounds', 5);
const HANGING = option('hanging', 3);
/** As many happen at once, so often: a sale that runs well. */
const AT_ONCE = 10;
const EVERY_MS = 50;
const LONGEST_MS = 120_000;

const dataDirectory = mkdtempSync(path.join(tmpdir(), 'eventhub-webhooks-'));
const postgres = await startEmbeddedPostgres({ dataDirectory, password: 'benchmark' });
await assureDatabase(postgres, 'eventhub');
const databaseUrl = postgres.databaseUrl('eventhub');
await migrate(databaseUrl, { log: () => {} });
Object.assign(process.env, {
  DATABASE_URL: databaseUrl,
  AUTH_SECRET: SECRET,
  NODE_ENV: 'production',
  LOG_LEVEL: 'error',
});

const { deliverCall } = await import('../../src/application/webhooks/deliver-call.ts');
const { secretBox } = await import('../../src/infrastructure/auth/secret-box.ts');
const { createPool } = await import('../../src/infrastructure/db/pool.ts');
const { recordSql, toRows } = await import('../../src/infrastructure/events/record.ts');
const { drafts } = await import('../../src/infrastructure/mail/drafts.ts');
const { webhookCaller } = await import('../../src/infrastructure/webhooks/caller.ts');
const { webhookCalls } = await import('../../src/infrastructure/webhooks/calls.ts');
const { runWebhooks } = await import('../../src/infrastructure/webhooks/run-webhooks.ts');
const { webhookSecrets } = await import('../../src/infrastructure/webhooks/secrets.ts');

const box = secretBox(SECRET, 'webhook');
// As the jobs of a process have it.
const pool = createPool(databaseUrl, 4, 'bench-webhooks');
const sender = createPool(databaseUrl, 1, 'bench-events');

async function subscribe({ url }: Receiver): Promise<void> {
  const id = randomUUID();
  const { sealed } = webhookSecrets(box).make(id);
  await sender.query(
    `INSERT INTO webhook_endpoint (id, url, events, secret) VALUES ($1, $2, '["event.sold-out"]', $3)`,
    [id, url, Buffer.from(sealed)],
  );
}

const soldOut = (slug: string) => ({ type: 'event.sold-out' as const, subjectId: randomUUID(), payload: { slug } });

/** Records the events at their pace. @returns when each was recorded, by its slug */
async function happen(ring: () => void): Promise<Map<string, number>> {
  const recordedAt = new Map<string, number>();
  for (let count = 0; count < EVENTS; count += AT_ONCE) {
    const slugs = Array.from({ length: Math.min(AT_ONCE, EVENTS - count) }, () => randomUUID());
    await sender.query(recordSql(), [JSON.stringify(toRows(slugs.map(soldOut), new Date()))]);
    for (const slug of slugs) recordedAt.set(slug, performance.now());
    ring();
    await sleep(EVERY_MS);
  }
  return recordedAt;
}

type Leg = { p50: number; p99: number };

async function leg(hanging: number): Promise<Leg> {
  const heardAt = new Map<string, number>();
  let calls = 0;
  const good = await startReceiver(({ body }, response) => {
    heardAt.set(JSON.parse(body).data.slug, performance.now());
    calls += 1;
    response.writeHead(204).end();
  });
  const silent = await Promise.all(Array.from({ length: hanging }, () => startReceiver(() => undefined)));
  for (const receiver of [good, ...silent]) await subscribe(receiver);
  const webhooks = runWebhooks({
    pool,
    deliver: deliverCall({
      clock: { now: () => new Date() },
      random: Math.random,
      drafts: drafts(pool),
      webhookCalls: webhookCalls(pool),
      webhookCaller: webhookCaller({ box, allowsPrivate: true }),
    }),
  });
  try {
    // They are known, and the log is read from here on.
    await sleep(1_500);
    const recordedAt = await happen(webhooks.ring);
    for (const deadline = Date.now() + LONGEST_MS; heardAt.size < EVENTS; await sleep(20)) {
      if (Date.now() > deadline) throw new Error(`of ${EVENTS} events ${heardAt.size} were told`);
    }
    if (calls !== EVENTS) throw new Error(`${EVENTS} events were told ${calls} times`);
    for (const { heard } of silent) if (heard.length === 0) throw new Error('nothing hung');
    const waits = Array.from(recordedAt, ([slug, at]) => (heardAt.get(slug) ?? Number.NaN) - at);
    return { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99) };
  } finally {
    // First, so that no call is waited for that hangs.
    await Promise.all([good, ...silent].map((receiver) => receiver.stop()));
    await webhooks.stop();
    await sender.query('DELETE FROM webhook_endpoint');
  }
}

try {
  await leg(HANGING);
  const rounds: { alone: Leg; beside: Leg }[] = [];
  for (let number = 1; number <= ROUNDS; number += 1) {
    // Neither of them always first.
    const first = await leg(number % 2 === 0 ? HANGING : 0);
    const second = await leg(number % 2 === 0 ? 0 : HANGING);
    rounds.push(number % 2 === 0 ? { alone: second, beside: first } : { alone: first, beside: second });
    console.log(`Round ${number} of ${ROUNDS} done.`);
  }
  const row = (name: string, figure: (leg: Leg) => number) => [
    name,
    spread(rounds.map(({ alone }) => figure(alone))),
    spread(rounds.map(({ beside }) => figure(beside))),
    spread(rounds.map(({ alone, beside }) => figure(beside) / figure(alone))),
  ];
  printTable([
    [`${EVENTS} events, until the good receiver heard`, 'alone, ms', `beside ${HANGING} that hang, ms`, 'ratio'],
    row('median', ({ p50 }) => p50),
    row('p99', ({ p99 }) => p99),
  ]);
} finally {
  await pool.end();
  await sender.end();
  await postgres.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
