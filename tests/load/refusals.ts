import { setTimeout as sleep } from 'node:timers/promises';
import { lightClient } from './light-client.ts';
import { purchase } from './open-loop.ts';
import type { Stack } from './stack.ts';
import { printTable, spread } from './statistics.ts';

const ROUNDS = 3;
const CONNECTIONS = 64;
/** Whoever comes to a batch that takes longer than 5 s is refused; its own buyers give up after 8 s. */
const HELD_MS = 5_200;
const SECONDS = 2;

/** What a refusal for want of room costs: one row is held until nobody else is let in, and then everybody asks. */
export async function refusals({ database, origins, buyers, createEvent, serverCpu }: Stack): Promise<void> {
  const eventId = await createEvent(100_000);
  const [origin = '', buyer] = [origins[0], buyers[0]];
  if (!buyer) throw new Error('a buyer is needed');
  const client = lightClient(origin, CONNECTIONS);
  await client.openAll();
  const rounds: { perSecond: number; cpu: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const holder = await database.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM stock_pool WHERE id = $1 FOR UPDATE', [eventId]);
    const waiting = purchase(client, buyer, eventId);
    await sleep(HELD_MS);
    let refused = 0;
    const [cpuBefore, begun] = [serverCpu(), performance.now()];
    const ask = async () => {
      while (performance.now() - begun < SECONDS * 1000) {
        const { status } = await purchase(client, buyer, eventId);
        if (status !== 503) throw new Error(`${status} instead of a refusal`);
        refused += 1;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS - 1 }, ask));
    const elapsed = performance.now() - begun;
    rounds.push({ perSecond: (refused / elapsed) * 1000, cpu: ((serverCpu() - cpuBefore) * 1000) / refused });
    await holder.query('ROLLBACK');
    holder.release();
    if ((await waiting).status !== 201) throw new Error('whoever waited was not served');
  }
  client.close();
  console.log();
  printTable([
    ['refusals at the door', 'measured, median (range)', 'at most'],
    ['processor of the server, µs each', spread(rounds.map(({ cpu }) => cpu)), '50'],
    ['a second', spread(rounds.map(({ perSecond }) => perSecond)), ''],
  ]);
}
