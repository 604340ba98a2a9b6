import { setTimeout as sleep } from 'node:timers/promises';
import { keepAlive, openLoop, purchase } from './open-loop.ts';
import type { Stack } from './stack.ts';
import { percentile, printTable, spread } from './statistics.ts';

const SECONDS = 5;
const ROUNDS = 5;
const COLD_PER_SECOND = 40;

/** A quiet event's latency alone and beside a hot one that takes half of what the server can sell. */
export async function coldBesideHot(
  { origins, buyers, createEvent, assertClean }: Stack,
  saturation: number,
): Promise<void> {
  const [cold, hot] = [await createEvent(100_000), await createEvent(900_000)];
  const [origin = '', buyer] = [origins[0], buyers[0]];
  if (!buyer) throw new Error('a buyer is needed');
  const pool = keepAlive(origin, 256);
  const sell = async (eventId: string, perSecond: number) => {
    const answers = await openLoop(perSecond, SECONDS, () => purchase(pool, buyer, eventId));
    if (answers.some(({ status }) => status !== 201)) throw new Error('a purchase was refused');
    return percentile(
      answers.map(({ milliseconds }) => milliseconds),
      0.99,
    );
  };

  const alone: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await sell(cold, COLD_PER_SECOND));
    const [p99] = await Promise.all([sell(cold, COLD_PER_SECOND), sell(hot, saturation / 2)]);
    beside.push(p99);
    await sleep(200);
  }
  await pool.close();
  await assertClean();
  console.log();
  printTable([
    ['cold event, p99 ms', 'median (range)'],
    ['alone', spread(alone)],
    ['beside a hot one at half saturation', spread(beside)],
    ['ratio, wanted at most 2', spread(beside.map((p99, round) => p99 / (alone[round] ?? Number.NaN)))],
  ]);
}
