import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { secretBox } from '@/infrastructure/auth/secret-box';
import { webhookCaller } from '@/infrastructure/webhooks/caller';
import { webhookSecrets } from '@/infrastructure/webhooks/secrets';
import { type Receiver, startReceiver } from '../../../support/receiver.ts';

const box = secretBox(randomBytes(32).toString('hex'), 'webhook');
const secrets = webhookSecrets(box);
const ENDPOINT = 'an-endpoint';
const receivers: Receiver[] = [];
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()));
});

async function receiver(...answer: Parameters<typeof startReceiver>) {
  const started = await startReceiver(...answer);
  receivers.push(started);
  return started;
}

const call = (url: string, sealed: Uint8Array[] = [secrets.make(ENDPOINT).sealed], body = '{"type":"x"}') =>
  webhookCaller({ box, allowsPrivate: true, longestMs: 1_000 }).call(
    { id: 'an-id', endpointId: ENDPOINT, url, secrets: sealed.map((each) => Buffer.from(each)) },
    body,
  );

describe('the signature', () => {
  it('is what Standard Webhooks makes of it, by the secret that was shown', async () => {
    const { shown, sealed } = secrets.make(ENDPOINT);
    const { url, heard } = await receiver();
    const body = JSON.stringify({ type: 'ticket.purchased', data: { name: 'Zoë 🎫' } });
    expect(await call(url, [sealed], body)).toEqual({ status: 204, problem: null, answer: null });
    const [got] = heard;
    if (!got) throw new Error('nothing came');
    expect(new Webhook(shown).verify(got.body, got.headers)).toEqual(JSON.parse(body));
    expect(got.headers).toMatchObject({ 'webhook-id': 'msg_an-id', 'content-type': 'application/json' });
    expect(() => new Webhook(shown).verify(`${got.body} `, got.headers)).toThrow();
    expect(() => new Webhook(secrets.make(ENDPOINT).shown).verify(got.body, got.headers)).toThrow();
  });

  it('is by both secrets while one takes the place of the other', async () => {
    const [before, after] = [secrets.make(ENDPOINT), secrets.make(ENDPOINT)];
    const { url, heard } = await receiver();
    await call(url, [after.sealed, before.sealed]);
    const [got] = heard;
    for (const { shown } of [before, after]) {
      expect(new Webhook(shown).verify(got?.body ?? '', got?.headers ?? {})).toEqual({ type: 'x' });
    }
  });

  it('is by nothing where the secret is another endpoint’s', async () => {
    const { url, heard } = await receiver();
    expect(await call(url, [secrets.make('another').sealed])).toMatchObject({ status: null });
    expect(heard).toEqual([]);
  });
});

describe('what the other side does', () => {
  it('is told where it refuses, as far as anybody reads it', async () => {
    const { url } = await receiver((_heard, response) => {
      response.writeHead(400).end(`nul\u0000 ${'é'.repeat(2_000)}`);
    });
    const { status, answer } = await call(url);
    expect(status).toBe(400);
    expect(answer).toBe(`nul  ${'é'.repeat(2_000)}`.slice(0, 500));
  });

  it('is not followed where it leads elsewhere', async () => {
    const elsewhere = await receiver();
    const { url } = await receiver((_heard, response) => {
      response.writeHead(307, { location: elsewhere.url }).end();
    });
    expect(await call(url)).toMatchObject({ status: 307, problem: null });
    expect(elsewhere.heard).toEqual([]);
  });

  it('is not waited for without end: no answer, half a head, a body that never ends', async () => {
    const silent = await receiver(() => undefined);
    expect(await call(silent.url)).toEqual({ status: null, problem: 'timeout', answer: null });
    const endless = await receiver((_heard, response) => {
      response.writeHead(500);
      const drip = setInterval(() => response.write('no '), 50);
      response.once('close', () => clearInterval(drip));
    });
    expect(await call(endless.url)).toMatchObject({ status: 500, answer: expect.stringMatching(/^(no )+/) });
  });

  it('is not read without end, either', async () => {
    let sent = 0;
    const flood = await receiver((_heard, response) => {
      response.writeHead(500);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 'x'))) sent += 64 * 1024;
      };
      response.on('drain', more);
      more();
    });
    expect(await call(flood.url)).toMatchObject({ status: 500, answer: 'x'.repeat(500) });
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('counts as done as soon as it says so', async () => {
    const { url } = await receiver((_heard, response) => void response.writeHead(200).write('thinking'));
    expect(await call(url)).toEqual({ status: 200, problem: null, answer: null });
  });

  it('is told where nobody is there', async () => {
    const gone = await startReceiver();
    await gone.stop();
    expect(await call(gone.url)).toEqual({ status: null, problem: 'unreachable', answer: null });
  });
});
