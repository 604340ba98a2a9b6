import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { option } from './options.ts';
import type { Buyer, Stack } from './stack.ts';
import { median, printTable, spread } from './statistics.ts';
import { addressOf, buyersAtHome } from './steady-sale.ts';

/**
 * `npm run bench:attacks`, its second part: connections that send slowly or nothing, a thousand of each kind and all of
 * them together, beside twenty buyers. Legs without and with them take turns.
 */

const ROUNDS = option('rounds', 5);
const SECONDS = option('seconds', 8);
const ATTACKERS = option('attackers', 1_000);
const PURCHASES_PER_SECOND = 200;
const MOST_OF_IDLE = 2;
/** How often each of them sends one byte more. */
const DRIP_MS = 1_000;

type Kind = 'slow body' | 'slow header' | 'idle';
const KINDS: readonly Kind[] = ['slow body', 'slow header', 'idle'];

const HEAD = ['POST /api/tickets/purchase HTTP/1.1', 'Host: shop', 'Content-Type: application/json'].join('\r\n');
/** What is sent at once, and what follows byte by byte. */
const SENT: Record<Kind, [first: string, more: string]> = {
  'slow body': [`${HEAD}\r\nContent-Length: 500\r\n\r\n{`, ' '],
  'slow header': [`${HEAD}\r\nX-Slow: `, 'x'],
  idle: ['', ''],
};

type Attack = { opened: number; answers: Record<string, number>; stop: () => void };

/** Keeps `ATTACKERS` connections of `kind` open: whoever is cut off comes again. */
async function attack(origin: string, kind: Kind, people: Buyer[]): Promise<Attack> {
  const { hostname, port } = new URL(origin);
  const sockets = new Set<Socket>();
  const state: Attack = { opened: 0, answers: {}, stop: () => undefined };
  const [first, more] = SENT[kind];
  // Whoever is signed in gets as far as the body; the others are refused before it.
  const openingOf = (index: number) =>
    kind === 'slow body'
      ? first.replace('\r\n\r\n', `\r\nAuthorization: ${people[index % people.length]?.authorization}\r\n\r\n`)
      : first;
  let isOver = false;

  const come = (index: number) => {
    if (isOver) return;
    const socket = connect({ host: hostname, port: Number(port), localAddress: addressOf(20, index % 250) });
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('connect', () => {
      state.opened += 1;
      if (first) socket.write(openingOf(index));
    });
    socket.on('data', (data) => {
      const status = /^HTTP\/1\.1 (\d+)/.exec(data.toString('latin1'))?.[1];
      if (status) state.answers[status] = (state.answers[status] ?? 0) + 1;
    });
    socket.once('close', () => {
      sockets.delete(socket);
      setTimeout(() => come(index), 200);
    });
  };
  for (let index = 0; index < ATTACKERS; index += 1) {
    come(index);
    if (index % 100 === 99) await sleep(20);
  }
  const drip = setInterval(() => {
    if (more) for (const socket of sockets) if (socket.writable) socket.write(more);
  }, DRIP_MS);
  state.stop = () => {
    isOver = true;
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  };
  await sleep(500);
  return state;
}

const sum = (all: Record<string, number>[]) => {
  const total: Record<string, number> = {};
  for (const each of all)
    for (const [status, count] of Object.entries(each)) total[status] = (total[status] ?? 0) + count;
  return total;
};

export async function attackers(stack: Stack): Promise<void> {
  const [origin = ''] = stack.origins;
  const eventId = await stack.createEvent(900_000);
  const buyers = buyersAtHome(origin, stack.buyers);
  await buyers.sell(eventId, PURCHASES_PER_SECOND, SECONDS);

  const idle: number[] = [];
  const legs = new Map<string, { p99: number[]; answers: Record<string, number>; bad: number }>();
  const named: [string, readonly Kind[]][] = [
    ...KINDS.map((kind): [string, readonly Kind[]] => [kind, [kind]]),
    ['all three', KINDS],
  ];
  for (let round = 0; round < ROUNDS; round += 1) {
    idle.push((await buyers.sell(eventId, PURCHASES_PER_SECOND, SECONDS)).p99);
    for (const [name, kinds] of named) {
      const attacks = await Promise.all(kinds.map((kind) => attack(origin, kind, stack.buyers)));
      const { p99, sold } = await buyers.sell(eventId, PURCHASES_PER_SECOND, SECONDS);
      for (const { stop } of attacks) stop();
      const leg = legs.get(name) ?? { p99: [], answers: {}, bad: 0 };
      leg.p99.push(p99);
      leg.answers = sum([leg.answers, ...attacks.map(({ answers }) => answers)]);
      leg.bad += PURCHASES_PER_SECOND * SECONDS - sold;
      legs.set(name, leg);
      await sleep(500);
    }
  }
  await buyers.close();
  await stack.assertClean();

  console.log();
  printTable([
    [
      `${ATTACKERS} of each beside 20 buyers`,
      'purchases not sold',
      'attackers were told',
      'purchases’ p99 ms',
      'of idle',
    ],
    ['idle', '', '', spread(idle), ''],
    ...[...legs].map(([name, { p99, answers, bad }]) => [
      name,
      String(bad),
      Object.entries(answers)
        .map(([status, count]) => `${count} x ${status}`)
        .join(', '),
      spread(p99),
      spread(p99.map((each, round) => each / (idle[round] ?? Number.NaN))),
    ]),
  ]);
  console.log(`Wanted: every purchase sold, p99 at most ${MOST_OF_IDLE} x idle.`);
  const failed = [...legs].filter(
    ([, { p99, bad }]) =>
      bad > 0 || median(p99.map((each, round) => each / (idle[round] ?? Number.NaN))) > MOST_OF_IDLE,
  );
  if (failed.length > 0) {
    console.log(`Not reached: ${failed.map(([name]) => name).join(', ')}`);
    process.exitCode = 1;
  }
}
