import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connections } from '@/presentation/http/server/connections';

const ONE = '127.0.0.1';
const OTHER = '127.0.0.2';
const EXEMPT = '127.0.0.3';

const REQUEST = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const answered: ServerResponse[] = [];
const clients: Socket[] = [];

const open = connections({ isExempt: (address) => address === EXEMPT, mostOfAnAddress: 3, mostAtOnce: 4 });
const server = createServer((request, response) => {
  if (open.begun(request.socket, response)) answered.push(response);
});
server.on('connection', open.opened);

beforeEach(() => new Promise<void>((resolve) => void server.listen(0, ONE, resolve)));
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  for (const response of answered.splice(0)) response.end();
  return new Promise<void>((resolve) => void server.close(() => resolve()));
});

async function come(localAddress: string): Promise<Socket> {
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const socket = connect({ host: ONE, port, localAddress });
  socket.on('error', () => undefined).resume();
  clients.push(socket);
  const arrived = once(server, 'connection');
  await once(socket, 'connect');
  await arrived;
  return socket;
}
const areClosed = (sockets: Socket[]) => sockets.map((socket) => socket.closed);

async function ask(socket: Socket): Promise<void> {
  const { length } = answered;
  socket.write(REQUEST);
  await expect.poll(() => answered.length).toBe(length + 1);
}

describe('too many connections of one address', () => {
  it('close the one longest idle, and none of another address', async () => {
    const all = [await come(ONE), await come(OTHER), await come(ONE), await come(ONE), await come(ONE)];
    await expect.poll(() => areClosed(all)).toEqual([true, false, false, false, false]);
  });

  it('close none on which somebody waits for an answer', async () => {
    const first = await come(ONE);
    await ask(first);
    const second = await come(ONE);
    const all = [first, second, await come(ONE), await come(ONE)];
    await expect.poll(() => areClosed(all)).toEqual([false, true, false, false]);
  });

  it('close the newcomer where all others are busy', async () => {
    const busy = [await come(ONE), await come(ONE), await come(ONE)];
    for (const socket of busy) await ask(socket);
    const all = [...busy, await come(ONE)];
    await expect.poll(() => areClosed(all)).toEqual([false, false, false, true]);
  });

  it('count from the last answer: who was served just now is closed last', async () => {
    const first = await come(ONE);
    const second = await come(ONE);
    await ask(first);
    answered[0]?.end();
    await once(first, 'data');
    const all = [first, second, await come(ONE), await come(ONE)];
    await expect.poll(() => areClosed(all)).toEqual([false, true, false, false]);
  });

  it('are no matter where they come through a proxy of ours', async () => {
    const all = [await come(EXEMPT), await come(EXEMPT), await come(EXEMPT), await come(EXEMPT), await come(EXEMPT)];
    await ask(await come(OTHER));
    expect(areClosed(all)).toEqual([false, false, false, false, false]);
  });

  it('are forgotten once they are closed', async () => {
    for (let round = 0; round < 4; round += 1) {
      const socket = await come(ONE);
      socket.destroy();
      await once(socket, 'close');
    }
    const all = [await come(ONE), await come(ONE), await come(ONE)];
    await ask(await come(OTHER));
    expect(areClosed(all)).toEqual([false, false, false]);
  });
});

it('a connection that sends request after request without waiting is closed', async () => {
  const patient = await come(ONE);
  patient.write(REQUEST.repeat(4));
  await expect.poll(() => answered.length).toBe(4);
  const pushing = await come(ONE);
  pushing.write(REQUEST.repeat(1_000));
  await expect.poll(() => pushing.closed).toBe(true);
  expect(patient.closed).toBe(false);
  expect(answered.length).toBeLessThanOrEqual(8);
});
