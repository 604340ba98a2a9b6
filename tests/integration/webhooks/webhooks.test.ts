import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { WebhookEvent } from '@/application/webhooks/schema';
import type { DomainEvent } from '@/domain/domain-events';
import { recordSql, toRows } from '@/infrastructure/events/record';
import { type Receiver, startReceiver } from '../../support/receiver.ts';

// Receivers of a test live in this very machine.
vi.stubEnv('WEBHOOKS_PRIVATE', 'on');
const { queries, useCases } = await import('@/composition');
const { env } = await import('@/infrastructure/env');
const { deliverCall } = await import('@/application/webhooks/deliver-call');
const { secretBox } = await import('@/infrastructure/auth/secret-box');
const { createPool } = await import('@/infrastructure/db/pool');
const { drafts } = await import('@/infrastructure/mail/drafts');
const { webhookCaller } = await import('@/infrastructure/webhooks/caller');
const { skipAhead, webhookCalls } = await import('@/infrastructure/webhooks/calls');
const { runWebhooks } = await import('@/infrastructure/webhooks/run-webhooks');
const { asActor, person } = await import('../../support/api.ts');
const { countQueries } = await import('../../support/count-queries.ts');
const { testDatabase } = await import('../../support/database.ts');
type Running = ReturnType<typeof runWebhooks>;

const db = testDatabase();
const pool = createPool(env().DATABASE_URL, 4, 'test-webhooks');
const running: Running[] = [];
const receivers: Receiver[] = [];
let admin: ReturnType<typeof asActor>;

beforeAll(async () => {
  admin = asActor(await person('ADMIN'));
});
afterEach(async () => {
  // First, so that no call is waited for that hangs.
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()));
  await Promise.all(running.splice(0).map((webhooks) => webhooks.stop()));
  await db.query('DELETE FROM webhook_endpoint');
  await db.query(`DELETE FROM event_consumer WHERE name = 'webhooks'`);
});

function start(longestMs = 2_000) {
  const box = secretBox(env().AUTH_SECRET, 'webhook');
  const deliver = deliverCall({
    clock: { now: () => new Date() },
    random: () => 0.5,
    drafts: drafts(pool),
    webhookCalls: webhookCalls(pool),
    webhookCaller: webhookCaller({ box, allowsPrivate: true, longestMs }),
  });
  const webhooks = runWebhooks({ pool, deliver });
  running.push(webhooks);
  return webhooks;
}

async function receiver(...answer: Parameters<typeof startReceiver>) {
  const started = await startReceiver(...answer);
  receivers.push(started);
  return started;
}

const subscribe = (url: string, events: WebhookEvent[] = ['event.sold-out']) =>
  useCases.createWebhook(admin, { url, name: '', events });

const soldOut = (slug: string): DomainEvent => ({ type: 'event.sold-out', subjectId: randomUUID(), payload: { slug } });
const record = (...slugs: string[]) => db.query(recordSql(), [JSON.stringify(toRows(slugs.map(soldOut), new Date()))]);

async function until(isSo: () => boolean | Promise<boolean>) {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 400) throw new Error('it never came to that');
    await sleep(25);
  }
}
const slugsOf = ({ heard }: Receiver) => heard.map(({ body }) => JSON.parse(body).data.slug as string);
const callsOf = async (id: string) => (await queries.readWebhook(admin, id, { page: 0, size: 100 })).deliveries.content;
const MANY = Array.from({ length: 40 }, (_, index) => `s${index}`);

describe('whoever subscribes', () => {
  it('hears of what happens from then on, of what it asked for alone, signed by the secret that it was shown', async () => {
    const [it, other] = [await receiver(), await receiver()];
    await record('before');
    const { secret, id } = await subscribe(it.url);
    await subscribe(other.url, ['user.deleted']);
    start();
    await record('a', 'b');
    await until(() => it.heard.length === 2);
    expect(slugsOf(it).toSorted()).toEqual(['a', 'b']);
    for (const { body, headers } of it.heard) new Verifier(secret).verify(body, headers);
    await until(async () => (await callsOf(id)).every(({ state }) => state === 'DELIVERED'));
    expect((await queries.listWebhooks(admin)).map(({ counts }) => counts.DELIVERED)).toEqual([2, 0]);
    expect(other.heard).toEqual([]);
  });

  it('hears of it once, though several processes look', async () => {
    const it = await receiver();
    await subscribe(it.url);
    start();
    start();
    await record(...MANY);
    await until(() => it.heard.length >= MANY.length);
    await sleep(200);
    expect(slugsOf(it).toSorted()).toEqual(MANY.toSorted());
  });

  it('never hears of what was not committed', async () => {
    const it = await receiver();
    await subscribe(it.url);
    start();
    const client = await db.connect();
    await client.query('BEGIN');
    await client.query(recordSql(), [JSON.stringify(toRows([soldOut('undone')], new Date()))]);
    await record('done');
    await sleep(300);
    expect(slugsOf(it)).not.toContain('undone');
    await client.query('ROLLBACK');
    client.release();
    await until(() => it.heard.length > 0);
    expect(slugsOf(it)).toEqual(['done']);
  });

  it('is not told of what nobody heard of, though it was long ago that somebody did', async () => {
    const first = await receiver();
    const { id } = await subscribe(first.url);
    start();
    await record('heard');
    await until(() => first.heard.length === 1);
    await useCases.deleteWebhook(admin, id);
    await record('unheard');
    await skipAhead(pool);
    const second = await receiver();
    await subscribe(second.url);
    await record('again');
    await until(() => second.heard.length === 1);
    expect(slugsOf(second)).toEqual(['again']);
  });
});

it('one that hangs holds up no other', async () => {
  const [hanging, quick] = [await receiver(() => undefined), await receiver()];
  await subscribe(hanging.url);
  await subscribe(quick.url);
  start(60_000);
  await record(...MANY);
  await until(() => quick.heard.length === MANY.length);
  // All of its places are taken, and nobody else's.
  expect(hanging.heard.length).toBe(8);
});

describe('a call that fails', () => {
  it('is seen with what was answered, tried again, and its endpoint called one at a time until it is back', async () => {
    const it = await receiver((_heard, response) => void response.writeHead(503).end('closed for lunch'));
    const { id } = await subscribe(it.url);
    start();
    await record('a', 'b');
    await until(async () => (await callsOf(id)).some(({ last }) => last?.status === 503));
    const { webhook } = await queries.readWebhook(admin, id, { page: 0, size: 10 });
    expect(webhook.state).toMatchObject({ kind: 'failing' });
    const [failed] = (await callsOf(id)).filter(({ last }) => last !== null);
    const { attempts, body } = await queries.readCall(admin, failed?.id ?? '');
    expect(attempts).toMatchObject([{ number: 1, status: 503, problem: null, answer: 'closed for lunch' }]);
    expect(JSON.parse(body ?? '')).toMatchObject({ type: 'event.sold-out' });

    it.answerBy((_heard, response) => void response.writeHead(204).end());
    await db.query(`UPDATE webhook_delivery SET next_at = now() WHERE state = 'WAITING'`);
    await until(async () => (await callsOf(id)).every(({ state }) => state === 'DELIVERED'));
    const again = await queries.readWebhook(admin, id, { page: 0, size: 10 });
    expect(again.webhook.state).toEqual({ kind: 'on' });
  });

  it('and was given up is sent again under the id that it had', async () => {
    const it = await receiver((_heard, response) => void response.writeHead(500).end());
    const { id } = await subscribe(it.url);
    start();
    await record('a');
    await until(async () => (await callsOf(id)).some(({ last }) => last !== null));
    await db.query(`UPDATE webhook_delivery SET state = 'FAILED', ended_at = now()`);
    it.answerBy((_heard, response) => void response.writeHead(200).end());
    expect(await useCases.replayFailedCalls(admin, id)).toEqual({ count: 1 });
    await until(async () => (await callsOf(id)).every(({ state }) => state === 'DELIVERED'));
    const [call] = await callsOf(id);
    await useCases.replayCall(admin, call?.id ?? '');
    await until(() => it.heard.length === 3);
    expect(new Set(it.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('because its process died in the middle is made by another one', async () => {
    const it = await receiver();
    const { id } = await subscribe(it.url);
    // As whoever began it leaves it: begun, and not ended.
    await record('a');
    start();
    await until(() => it.heard.length === 1);
    await until(async () => (await callsOf(id)).every(({ state }) => state === 'DELIVERED'));
    await db.query(`UPDATE webhook_delivery SET state = 'WAITING', ended_at = NULL, next_at = now()`);
    await until(() => it.heard.length === 2);
  });
});

it('one that is switched off is not called, and hears never of what happened meanwhile', async () => {
  const it = await receiver();
  const { id } = await subscribe(it.url);
  start();
  await useCases.enableWebhook(admin, id, false);
  await record('meanwhile');
  const other = await receiver();
  await subscribe(other.url);
  await record('later');
  await until(() => other.heard.length > 0);
  await useCases.enableWebhook(admin, id, true);
  await record('again');
  await until(() => it.heard.length > 0);
  expect(slugsOf(it)).toEqual(['again']);
});

it('one that says it is gone is called no more, and whoever runs the shop is told by mail', async () => {
  const it = await receiver((_heard, response) => void response.writeHead(410).end());
  const { id } = await subscribe(it.url);
  start();
  await record('a');
  await until(async () => (await queries.readWebhook(admin, id, { page: 0, size: 1 })).webhook.state.kind === 'off');
  const mails = await db.query(
    `SELECT template, payload->>'why' AS why FROM outgoing_mail WHERE user_id = $1 AND subject_id = $2`,
    [admin.id, id],
  );
  expect(mails.rows).toEqual([{ template: 'webhook-disabled', why: 'gone' }]);
});

it('is signed by both secrets for a day once one takes the place of the other', async () => {
  const it = await receiver();
  const { id, secret: before } = await subscribe(it.url);
  const { secret: after } = await useCases.replaceWebhookSecret(admin, id);
  start();
  await useCases.testWebhook(admin, id);
  await until(() => it.heard.length === 1);
  for (const secret of [before, after]) {
    new Verifier(secret).verify(it.heard[0]?.body ?? '', it.heard[0]?.headers ?? {});
  }
  await db.query(`UPDATE webhook_endpoint SET previous_until = now()`);
  await useCases.testWebhook(admin, id);
  await until(() => it.heard.length === 2);
  const [, second] = it.heard;
  new Verifier(after).verify(second?.body ?? '', second?.headers ?? {});
  expect(() => new Verifier(before).verify(second?.body ?? '', second?.headers ?? {})).toThrow();
});

it('keeps its secret sealed', async () => {
  const { secret } = await subscribe('http://127.0.0.1:9/');
  const { rows } = await db.query('SELECT secret FROM webhook_endpoint');
  const shown = Buffer.from(secret.replace('whsec_', ''), 'base64');
  expect(shown.length).toBe(32);
  expect(rows[0].secret.includes(shown)).toBe(false);
});

it('keeps nothing that a receiver said back of an account that is deleted', async () => {
  const it = await receiver((heard, response) => void response.writeHead(400).end(heard.body));
  const { id } = await subscribe(it.url, ['user.registered']);
  start();
  await useCases.register(
    {
      username: 'mirrored.person',
      email: 'mirrored@example.com',
      password: 'rather-Long-1-password',
      name: 'Mirrored',
      locale: 'en',
    },
    { address: null, userAgent: null },
  );
  await until(async () => (await callsOf(id)).some(({ last }) => last?.status === 400));
  const [call] = await callsOf(id);
  expect((await queries.readCall(admin, call?.id ?? '')).attempts[0]?.answer).toContain('Mirrored');
  const { rows } = await db.query(`SELECT id FROM "user" WHERE username = 'mirrored.person'`);
  const session = await db.query(
    `INSERT INTO session (id, user_id, expires_at) VALUES (gen_random_uuid(), $1, now() + interval '1 day') RETURNING id`,
    [rows[0].id],
  );
  await useCases.deleteAccount(
    { ...admin, id: rows[0].id, role: 'USER', sessionId: session.rows[0].id },
    { password: 'rather-Long-1-password' },
  );
  const { attempts, body } = await queries.readCall(admin, call?.id ?? '');
  expect(attempts[0]?.answer).toBeNull();
  expect(body).not.toContain('Mirrored');
});

it('is shown by as many statements whether there is one webhook, call and try or twenty', async () => {
  const fill = async (number: number) => {
    const { id } = await subscribe(`http://127.0.0.1:9/${number}`);
    await db.query(
      `WITH calls AS (
         INSERT INTO webhook_delivery (id, endpoint_id, type, state, ended_at)
         SELECT gen_random_uuid(), e.id, 'event.sold-out', 'FAILED', now() FROM webhook_endpoint e, generate_series(1, $1) RETURNING id)
       INSERT INTO webhook_attempt (delivery_id, number, ended_at, status)
       SELECT id, number, now(), 500 FROM calls, generate_series(1, $1) AS number`,
      [number],
    );
    return id;
  };
  const page = { page: 0, size: 100 };
  const counted = async (id: string) => {
    const [call] = await callsOf(id);
    return [
      await countQueries(() => queries.listWebhooks(admin)),
      await countQueries(() => queries.readWebhook(admin, id, page)),
      await countQueries(() => queries.readWebhook(admin, id, page, 'FAILED')),
      await countQueries(() => queries.readCall(admin, call?.id ?? '')),
    ];
  };
  const first = await fill(1);
  // Once before, for what is asked of the database at the first time alone.
  await counted(first);
  const few = await counted(first);
  let last = '';
  for (const _ of MANY.slice(0, 19)) last = await fill(20);
  expect(await callsOf(last)).toHaveLength(20);
  expect((await queries.listWebhooks(admin)).length).toBe(20);
  expect(await counted(last)).toEqual(few);
});
