import { setTimeout as sleep } from 'node:timers/promises';
import { beginAttack, KINDS, type Kind } from './attacking.ts';
import { option } from './options.ts';
import type { Stack } from './stack.ts';
import { median, printTable, spread } from './statistics.ts';
import { buyersAtHome } from './steady-sale.ts';

/**
 * `npm run bench:attacks`, its second part: connections that send slowly or nothing, a thousand of each kind and all of
 * them together, beside twenty buyers. Legs without and with them take turns.
 */

const ROUNDS = option('rounds', 5);
const SECONDS = option('seconds', 8);
const ATTACKERS = option('attackers', 1_000);
const PURCHASES_PER_SECOND = 200;
const MOST_OF_IDLE = 2;

const sum = (all: Record<string, number>[]) => {
  const total: Record<string, number> = {};
  for (const each of all)
    for (const [status, count] of Object.entries(each)) total[status] = (total[status] ?? 0) + count;
  return total;
};

export async function attackers(stack: Stack): Promise<void> {
  const [origin = ''] = stack.origins;
  const eventId = await stack.createEvent(900_000);
  const authorizations = stack.buyers.map(({ authorization }) => authorization);
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
      const attacks = await Promise.all(
        kinds.map((kind) => beginAttack({ origin, kind, attackers: ATTACKERS, authorizations })),
      );
      const { p99, sold } = await buyers.sell(eventId, PURCHASES_PER_SECOND, SECONDS);
      const answers = await Promise.all(attacks.map(({ stop }) => stop()));
      const leg = legs.get(name) ?? { p99: [], answers: {}, bad: 0 };
      leg.p99.push(p99);
      leg.answers = sum([leg.answers, ...answers]);
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
