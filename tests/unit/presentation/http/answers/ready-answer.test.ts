import { gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { publicAnswer } from '@/presentation/http/answers/public-answer';
import { answerKey, sendReady } from '@/presentation/http/answers/ready-answer';

vi.mock('@/composition', async () => ({ platform: await import('@/infrastructure/cache/ready-answer') }));

const long = JSON.stringify({ text: 'seats '.repeat(1_000) });
const asking = (headers: Record<string, string> = {}) => ({ headers: new Headers(headers) });
const keyOf = (address: string) => {
  const [path = '', query] = address.split('?');
  return answerKey({ path, search: query === undefined ? '' : `?${query}` });
};

describe('a ready answer', () => {
  const ready = publicAnswer(long, {});
  const etag = ready.headers.etag ?? '';

  it('goes out as JSON with a tag of its own bytes', async () => {
    const plain = await sendReady(ready, asking());
    expect(plain.status).toBe(200);
    expect(String(plain.body)).toBe(long);
    expect(plain.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-cache' });
    expect(plain.headers.vary).toContain('accept-encoding');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(etag).toMatch(/^"[\w-]{16}"$/);
    expect(publicAnswer(long, {}).headers.etag).toBe(etag);
    expect(publicAnswer(`${long} `, {}).headers.etag).not.toBe(etag);
  });

  it('has the headers that it was given', () => {
    const { headers } = publicAnswer(long, { etag: '"7"', 'cache-control': 'public, max-age=1' });
    expect(headers).toMatchObject({ etag: '"7"', 'cache-control': 'public, max-age=1' });
  });

  it('is compressed once, for whoever takes it so', async () => {
    const first = await sendReady(ready, asking({ 'accept-encoding': 'br, gzip' }));
    expect(first.headers).toMatchObject({ 'content-encoding': 'gzip', etag: `W/${etag}` });
    expect(first.body instanceof Uint8Array && gunzipSync(first.body).toString()).toBe(long);
    expect((await sendReady(ready, asking({ 'accept-encoding': 'gzip' }))).body).toBe(first.body);
  });

  it.each(['', 'br', 'gzip;q=0', 'gzip; q=0.0, br', 'x-gzipped'])('is not compressed for %j', async (accepted) => {
    const { headers } = await sendReady(ready, asking({ 'accept-encoding': accepted }));
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each(['gzip;q=0.5', 'GZIP', 'deflate, gzip;q=1.0'])('is compressed for %j', async (accepted) => {
    const { headers } = await sendReady(ready, asking({ 'accept-encoding': accepted }));
    expect(headers['content-encoding']).toBe('gzip');
  });

  it('is not compressed where that saves nothing', async () => {
    const { headers } = await sendReady(publicAnswer('{}', {}), asking({ 'accept-encoding': 'gzip' }));
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each([(tag: string) => tag, (tag: string) => `W/${tag}`, (tag: string) => `"x", ${tag}`, () => '*'])(
    'is spared who has it already (%#)',
    async (naming) => {
      const answer = await sendReady(ready, asking({ 'if-none-match': naming(etag), 'accept-encoding': 'gzip' }));
      expect(answer).toMatchObject({ status: 304, body: null, headers: { etag, vary: expect.any(String) } });
      expect(answer.headers['content-type']).toBeUndefined();
    },
  );

  it('is sent whole to who has another', async () => {
    expect((await sendReady(ready, asking({ 'if-none-match': '"other"' }))).status).toBe(200);
  });
});

describe('the key of a question', () => {
  it.each([
    ['/api/events', '/api/events?'],
    ['/api/events?size=20&page=1', '/api/events?page=1&size=20'],
    ['/api/events?sort=name&page=1&sort=price', '/api/events?page=1&sort=name&sort=price'],
  ])('%s is that of %s', (one, other) => expect(keyOf(one)).toBe(keyOf(other)));

  it.each([
    ['/api/events?page=1', '/api/events?page=2'],
    ['/api/events?page=1', '/api/events/upcoming?page=1'],
    ['/api/events?sort=name&sort=price', '/api/events?sort=price&sort=name'],
    ['/api/events?q=a%26b=1', '/api/events?b=1&q=a%26'],
    // One name written in two ways: these sort by price first and by name first.
    ['/api/events?sort=price&%73ort=name', '/api/events?%73ort=name&sort=price'],
  ])('%s is not that of %s', (one, other) => expect(keyOf(one)).not.toBe(keyOf(other)));
});
