import { type Answer, lightClient } from './light-client.ts';
import { purchase } from './open-loop.ts';
import { startStack } from './stack.ts';
import { percentile, printTable } from './statistics.ts';

export type Crowd = {
  buyers: number;
  seats: number;
  processes: number;
  /** Further settings of each server. */
  settings?: Record<string, string>;
  /** When the last of them must have an answer. */
  withinMs?: number;
};

/** Everybody presses "buy" in the same moment, once, and nobody comes back. */
export async function crowd({ buyers, seats, processes, settings = {}, withinMs }: Crowd): Promise<void> {
  const stack = await startStack({ processes: Array(processes).fill(settings), buyers, isBuilt: true });
  try {
    // A server that has just started compiles its way through the first purchases.
    const warmUp = await stack.createEvent(10_000);
    const eventId = await stack.createEvent(seats);
    const clients = stack.origins.map((origin) => lightClient(origin, Math.ceil(buyers / processes)));
    const everybody = async (event: string, some = stack.buyers) => {
      const turns = some.map((buyer, index): Promise<Answer> => {
        const client = clients[index % processes];
        if (!client) throw new Error('every buyer needs a server');
        return purchase(client, buyer, event);
      });
      return Promise.all(turns);
    };
    for (let turn = 0; turn < 5; turn += 1) await everybody(warmUp, stack.buyers.slice(0, 200));
    await Promise.all(clients.map((client) => client.openAll()));

    const answers = await everybody(eventId);
    for (const client of clients) client.close();
    const sold = answers.filter(({ status }) => status === 201);
    const soldOut = answers.filter(({ body }) => body.includes('INSUFFICIENT_CAPACITY'));
    const times = answers.map(({ milliseconds }) => milliseconds);
    const last = Math.max(...times);
    const inDatabase = await stack.sold([eventId]);
    await stack.assertClean();
    const places = Math.min(seats, buyers);
    console.log();
    printTable([
      [`${buyers} at once for ${seats} seats, one try each, ${processes} process(es)`, 'measured', 'wanted'],
      ['sold, acknowledged and in the database', `${sold.length} and ${inDatabase}`, `${places} and ${places}`],
      ['told that it is sold out', String(soldOut.length), String(buyers - places)],
      ['turned away otherwise', String(answers.length - sold.length - soldOut.length), '0'],
      ['median answer, ms', percentile(times, 0.5).toFixed(0), ''],
      ['last answer, ms', last.toFixed(0), withinMs ? `at most ${withinMs}` : ''],
    ]);
    const isRight = sold.length === places && inDatabase === places && soldOut.length === buyers - places;
    if (!isRight) throw new Error('the crowd was not served as it must be');
  } finally {
    await stack.stop();
  }
}
