import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelCall } from '@/application/conversations/ports';
import { noModel, ollama } from '@/infrastructure/assistant/ollama';
import { ollamaServer, type TestOllama } from '../../../support/ollama.ts';

let server: TestOllama;
beforeEach(async () => {
  server = await ollamaServer();
});
afterEach(() => server.close());

const SETTINGS = {
  model: 'llama3.2:3b',
  keepAlive: '10m',
  numCtx: 4_096,
  numPredict: 400,
  atOnce: 2,
  waiting: 8,
  firstTokenMs: 2_000,
  totalMs: 5_000,
  connectMs: 500,
  silenceMs: 2_000,
};
const model = (changes: Partial<Parameters<typeof ollama>[0]> = {}) =>
  ollama({ ...SETTINGS, host: server.url, log: { warn: () => {} }, ...changes });

const call = (changes: Partial<ModelCall> = {}): ModelCall => ({
  caller: 'somebody',
  signal: new AbortController().signal,
  ...changes,
});
const ASKED = [{ role: 'user' as const, content: 'What is on?' }];

async function heard(words: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const word of words) text += word;
  return text;
}

describe('a model at Ollama', () => {
  it('is ready where the server is there and has it, and is asked with what it may use', async () => {
    const asked = model();
    expect(await asked.isReady()).toBe(true);
    expect(await heard(asked.say(ASKED, call({ mostTokens: 99 })))).toBe('Hello there.');
    expect(server.asked).toMatchObject([
      {
        model: 'llama3.2:3b',
        stream: true,
        keep_alive: '10m',
        messages: ASKED,
        options: { num_ctx: 4_096, num_predict: 99 },
      },
    ]);
  });

  it('reads lines that are cut anywhere, within letters too', async () => {
    server.temper.say = () => ['São João ', 'é em junho', ' 🎉'];
    server.temper.packetBytes = 1;
    expect(await heard(model().say(ASKED, call()))).toBe('São João é em junho 🎉');
  });

  it('is not ready where it is missing, and where nobody listens', async () => {
    server.temper.models = ['llama3.2:1b', 'llama3.2:3b-instruct'];
    expect(await model().isReady()).toBe(false);
    expect(await model({ model: 'llama3.2' }).isReady()).toBe(false);
    expect(await model({ host: 'http://127.0.0.1:9' }).isReady()).toBe(false);
    expect(await noModel.isReady()).toBe(false);
  });

  it('knows a model without a tag by its latest', async () => {
    server.temper.models = ['mistral:latest'];
    expect(await model({ model: 'mistral' }).isReady()).toBe(true);
  });

  it('is looked for once by many, and what was seen is remembered', async () => {
    const asked = model();
    await Promise.all(Array.from({ length: 20 }, () => asked.isReady()));
    await asked.isReady();
    expect(server.seen.looks).toBe(1);
  });

  const failures: [string, () => void, string][] = [
    ['the model was taken away', () => Object.assign(server.temper, { models: [] }), 'missing'],
    [
      'the server refuses',
      () => Object.assign(server.temper, { refuse: { status: 503, error: 'server busy, please try again' } }),
      'broken',
    ],
    [
      'a line says an error under status 200',
      () => Object.assign(server.temper, { breakAfter: { tokens: 1, by: 'error' } }),
      'broken',
    ],
    ['it ends without done', () => Object.assign(server.temper, { breakAfter: { tokens: 2, by: 'end' } }), 'broken'],
    [
      'the connection breaks',
      () => Object.assign(server.temper, { tokenMs: 30, breakAfter: { tokens: 2, by: 'reset' } }),
      'broken',
    ],
    [
      'it sends what is no message',
      () => Object.assign(server.temper, { breakAfter: { tokens: 1, by: 'garbage' } }),
      'broken',
    ],
    ['it says nothing', () => Object.assign(server.temper, { say: () => [] }), 'broken'],
    ['the first token does not come', () => Object.assign(server.temper, { firstTokenMs: 60_000 }), 'slow'],
    ['it falls silent', () => Object.assign(server.temper, { breakAfter: { tokens: 1, by: 'silence' } }), 'slow'],
    [
      'it takes for ever',
      () => Object.assign(server.temper, { say: () => Array.from({ length: 1_000 }, () => 'a'), tokenMs: 20 }),
      'slow',
    ],
  ];
  it.each(failures)('fails where %s', async (_, spoil, reason) => {
    spoil();
    const asked = model({ firstTokenMs: 150, silenceMs: 150, totalMs: 400 });
    await expect(heard(asked.say(ASKED, call()))).rejects.toMatchObject({ name: 'ModelFailure', reason });
  });

  it('is left alone after it failed several times', async () => {
    server.temper.refuse = { status: 500, error: 'out of memory' };
    const asked = model();
    expect(await asked.isReady()).toBe(true);
    for (let times = 0; times < 3; times += 1) await heard(asked.say(ASKED, call())).catch(() => undefined);
    expect(await asked.isReady()).toBe(false);
  });

  it('stops at once when its reader leaves, before and after the first token, and keeps no socket', async () => {
    Object.assign(server.temper, { say: () => Array.from({ length: 1_000 }, () => 'word '), tokenMs: 10 });
    const asked = model();
    const early = new AbortController();
    const late = new AbortController();
    const reading = asked.say(ASKED, call({ signal: late.signal }))[Symbol.asyncIterator]();
    expect(await reading.next()).toMatchObject({ value: 'word ' });
    server.temper.firstTokenMs = 60_000;
    const waiting = heard(asked.say(ASKED, call({ signal: early.signal })));
    await vi.waitFor(() => expect(server.asked).toHaveLength(2));
    late.abort(new Error('left'));
    early.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    await expect(reading.next().then(() => reading.next())).rejects.toThrow('left');
    await vi.waitFor(() => expect(server.seen).toMatchObject({ running: 0, aborted: 2 }));
    // Nobody's failure.
    expect(await asked.isReady()).toBe(true);
  });

  it('stops also where nobody takes the rest', async () => {
    Object.assign(server.temper, { say: () => Array.from({ length: 1_000 }, () => 'word '), tokenMs: 5 });
    for await (const _ of model().say(ASKED, call())) break;
    await vi.waitFor(() => expect(server.seen).toMatchObject({ running: 0, aborted: 1 }));
  });

  it('ends an answer that is far longer than was asked for', async () => {
    server.temper.say = () => Array.from({ length: 1_000 }, () => 'long words ');
    const text = await heard(model().say(ASKED, call({ mostTokens: 10 })));
    expect(text.length).toBeLessThan(200);
    await vi.waitFor(() => expect(server.seen.running).toBe(0));
  });

  it('works for two at once, tells the others their place, and is busy beyond its line', async () => {
    Object.assign(server.temper, { say: () => ['a', 'b', 'c'], tokenMs: 30 });
    const asked = model({ waiting: 2 });
    const places: number[] = [];
    const askAs = (caller: string) => heard(asked.say(ASKED, call({ caller, onPlace: (place) => places.push(place) })));
    const all = ['a', 'b', 'c', 'd'].map(askAs);
    await sleep(10);
    await expect(askAs('e')).rejects.toMatchObject({ reason: 'busy' });
    expect(await Promise.all(all)).toEqual(['abc', 'abc', 'abc', 'abc']);
    expect(server.seen.mostAtOnce).toBe(2);
    expect(places.slice(0, 2)).toEqual([1, 2]);
  });
});
