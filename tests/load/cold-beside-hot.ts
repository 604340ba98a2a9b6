import { setTimeout as sleep } from 'node:timers/promises';
import { lightClient } from './light-client.ts';
import { openLoop, purchase } from './open-loop.ts';
import type { Stack } from './stack.ts';
import { percentile, printTable, spread } from './statistics.ts';

const SECONDS = 5;
const ROUNDS = 5;
const COLD_PER_SECOND = 40;
const STEADY_PER_SECOND = 1_250;

/** A quiet event's latency alone, and beside a hot one at a steady pace and at half of what the server can sell. */
export async function coldBesideHot(
  { origins, buyers, createEvent, sold, assertClean }: Stack,
  saturation: number,
): Promise<void> {
  const [cold, hot] = [await createEvent(100_000), await createEvent(900_000)];
  const [origin = '', buyer] = [origins[0], buyers[0]];
  if (!buyer) throw new Error('a buyer is needed');
  const client = lightClient(origin, 256);
  await client.openAll();
  let acknowledged = 0;
  const sell = async (eventId: string, perSecond: number) => {
    const answers = await openLoop(perSecond, SECONDS, () => purchase(client, buyer, eventId));
    if (answers.some(({ status }) => status !== 201)) throw new Error('a purchase was refused');
    acknowledged += answers.length;
    return percentile(
      answers.map(({ milliseconds }) => milliseconds),
      0.99,
    );
  };
  const beside = async (hotPerSecond: number) => {
    const [p99] = await Promise.all([sell(cold, COLD_PER_SECOND), sell(hot, hotPerSecond)]);
    await sleep(200);
    return p99;
  };

  const rounds: { alone: number; steady: number; half: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await sell(cold, COLD_PER_SECOND);
    rounds.push({ alone, steady: await beside(STEADY_PER_SECOND), half: await beside(saturation / 2) });
  }
  client.close();
  if ((await sold([cold, hot])) !== acknowledged) throw new Error('tickets acknowledged and tickets sold differ');
  await assertClean();
  console.log();
  printTable([
    ['cold event, p99', 'ms, median (range)', 'of alone', 'at most'],
    ['alone', spread(rounds.map(({ alone }) => alone)), '', ''],
    [
      `beside a hot one at ${STEADY_PER_SECOND} a second`,
      spread(rounds.map(({ steady }) => steady)),
      spread(rounds.map(({ alone, steady }) => steady / alone)),
      '3',
    ],
    [
      `beside a hot one at half saturation, ${Math.round(saturation / 2)}`,
      spread(rounds.map(({ half }) => half)),
      spread(rounds.map(({ alone, half }) => half / alone)),
      '8',
    ],
  ]);
}
