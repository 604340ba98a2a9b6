import { fork } from 'node:child_process';
import path from 'node:path';
import type { Sent } from './raw-server.ts';

// What belongs to one answer or to its connection, not to the bytes that every reader gets.
const PER_ANSWER = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']);

async function sentAt(origin: string, address: string): Promise<Sent> {
  const response = await fetch(origin + address, { headers: { 'accept-encoding': 'identity' } });
  if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
  const headers = [...response.headers].filter(([name]) => !PER_ANSWER.has(name));
  return {
    path: address,
    headers: Object.fromEntries(headers),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  };
}

/** Bare node:http in a process of its own, with what `origin` answers at these addresses. */
export async function startRaw(origin: string, addresses: string[]) {
  const all = await Promise.all(addresses.map((address) => sentAt(origin, address)));
  const child = fork(path.join(import.meta.dirname, 'raw-server.ts'), { stdio: 'inherit' });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (address: { port: number }) => resolve(address.port));
    child.send(all);
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid,
    bytes: (address: string) => Buffer.from(all.find(({ path }) => path === address)?.body ?? '', 'base64').length,
    stop: () => void child.kill(),
  };
}
