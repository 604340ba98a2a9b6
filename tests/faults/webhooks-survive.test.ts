import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { secretBox } from '@/infrastructure/auth/secret-box';
import { webhookSecrets } from '@/infrastructure/webhooks/secrets';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { insertEvent } from '../support/rows.ts';
import { type Crowd, crowd, insertBuyers, openStage, type Stage } from './stage.ts';

/**
 * The server is killed at random moments while tickets are sold and a program is told of each. Afterwards every sale that
 * was committed was told of at least once, and none that was not. A second receiver hangs all the while: what that costs
 * the first one is printed.
 */

const ROUNDS = Number(process.env.WEBHOOK_ROUNDS || 2);
const BUYERS = 200;
const EVERY_MS = 6;
/** A call whose process died comes up again after half a minute. */
const STANDS_STILL_MS = 90_000;

let stage: Stage;
let receiver: Receiver;
let hanging: Receiver;
let secret: string;
let sale: Crowd | undefined;
let buyers: Awaited<ReturnType<typeof insertBuyers>>;
const heardAt = new Map<string, number>();
let heardTimes = 0;

async function insertEndpoint(url: string): Promise<string> {
  const id = randomUUID();
  const { shown, sealed } = webhookSecrets(secretBox(stage.secret, 'webhook')).make(id);
  const watcher = await stage.watcher();
  await watcher.query(
    `INSERT INTO webhook_endpoint (id, url, events, secret) VALUES ($1, $2, '["ticket.purchased"]', $3)`,
    [id, url, Buffer.from(sealed)],
  );
  await watcher.end();
  return shown;
}

beforeAll(async () => {
  build(dataDirectory());
  receiver = await startReceiver(({ body }, response) => {
    const { data } = JSON.parse(body);
    heardTimes += 1;
    if (!heardAt.has(data.id)) heardAt.set(data.id, Date.now());
    // Long enough for a kill to fall between a call and its answer now and then.
    setTimeout(() => response.writeHead(204).end(), 5);
  });
  hanging = await startReceiver(() => undefined);
  stage = await openStage({ WEBHOOKS_PRIVATE: 'on' });
  buyers = await insertBuyers(stage, BUYERS);
  secret = await insertEndpoint(receiver.url);
  await insertEndpoint(hanging.url);
  // The log is read from here on.
  await sleep(2_000);
});
afterAll(async () => {
  sale?.end();
  await stage?.close();
  await receiver?.stop();
  await hanging?.stop();
});

async function round(): Promise<void> {
  const watcher = await stage.watcher();
  const eventId = await insertEvent(watcher, { capacity: BUYERS, available: BUYERS });
  await watcher.end();
  sale = crowd(stage.origin, eventId, buyers, EVERY_MS);
  await sleep(Math.random() * 1_500);
  await stage.endApp('SIGKILL');
  await stage.startApp();
  await sale.allAnswered();
  expect(sale.unexpected).toEqual([]);
  expect(stage.surprises()).toEqual([]);
}

it('tells of each sale at least once, and of none that was not', async () => {
  for (let number = 1; number <= ROUNDS; number += 1) await round();

  const watcher = await stage.watcher();
  const { rows: sold } = await watcher.query<{ id: string; at: Date }>('SELECT id, purchased_at AS at FROM ticket');
  expect(sold).toHaveLength(ROUNDS * BUYERS);
  const left = () => sold.filter(({ id }) => !heardAt.has(id)).length;
  let before = left();
  for (let since = Date.now(); left() > 0; await sleep(100)) {
    if (left() !== before) since = Date.now();
    before = left();
    if (Date.now() - since > STANDS_STILL_MS)
      throw new Error(`${left()} sales were not told of:\n${stage.lastWords()}`);
  }
  const known = new Set(sold.map(({ id }) => id));
  expect([...heardAt.keys()].filter((id) => !known.has(id))).toEqual([]);
  for (const { body, headers } of receiver.heard.slice(-100)) new Webhook(secret).verify(body, headers);

  const waits = sold.map(({ id, at }) => (heardAt.get(id) ?? 0) - at.getTime()).toSorted((a, b) => a - b);
  const share = (part: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0;
  const calls = await watcher.query<{ calls: number }>(
    `SELECT count(*)::int AS calls FROM webhook_attempt a JOIN webhook_delivery d ON d.id = a.delivery_id
     JOIN webhook_endpoint e ON e.id = d.endpoint_id WHERE e.url = $1`,
    [hanging.url],
  );
  console.log(
    `webhooks: ${ROUNDS} kills, ${sold.length} sales, ${heardTimes} calls, ${heardTimes - sold.length} of them again; ` +
      `heard after ${share(0.5)} ms (median), ${share(0.99)} ms (p99); ${calls.rows[0]?.calls} calls hung beside them`,
  );
  await watcher.end();
});
