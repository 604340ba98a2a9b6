import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { orderlyEnd } from '@/presentation/http/server/orderly-end';

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A server that takes 300 ms to answer, and somebody who connects and says `words`. */
async function aServer() {
  const server = createServer((_, response) => void setTimeout(() => response.end('answered'), 300));
  const end = orderlyEnd(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const say = async (words: string) => {
    const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
    const heard = { text: '' };
    socket.on('data', (data) => {
      heard.text += data;
    });
    socket.on('error', () => undefined);
    if (words) socket.write(words);
    sockets.push(socket);
    await sleep(50);
    return heard;
  };
  return { say, end };
}

const took = async (work: Promise<void>) => {
  const begun = performance.now();
  await work;
  return performance.now() - begun;
};

describe('an orderly end', () => {
  it('answers what was begun, and waits for nobody who asked nothing', async () => {
    const { say, end } = await aServer();
    await say('');
    const heard = await say('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await took(end(10_000))).toBeLessThan(2_000);
    expect(heard.text).toContain('answered');
  });

  it('does not wait for ever for the rest of a request', async () => {
    const { say, end } = await aServer();
    await say('GET / HTTP/1.1\r\nHost: a');
    await say('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf');
    expect(await took(end(600))).toBeLessThan(3_000);
  });
});
