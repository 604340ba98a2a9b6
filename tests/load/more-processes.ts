import { closedLoop } from './closed-loop.ts';
import { startStack } from './stack.ts';
import { printTable, spread } from './statistics.ts';

const ROUNDS = 5;
const REQUESTS = 6_000;

/** The same purchases through one process and through `PROCESSES=2` on one port, in turn. */
export async function moreProcesses(): Promise<void> {
  const stack = await startStack({ processes: [{ PROCESSES: '1' }, { PROCESSES: '2' }], isBuilt: true });
  try {
    const hot = [await stack.createEvent(900_000)];
    const hundred = await Promise.all(Array.from({ length: 100 }, () => stack.createEvent(900_000)));
    const legs = { 'one event': hot, '100 events': hundred };
    const rates = new Map<string, number[]>();
    let created = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [name, eventIds] of Object.entries(legs)) {
        for (const [at, origin] of stack.origins.entries()) {
          const load = { connections: 64, requests: REQUESTS, eventIds, buyers: stack.buyers };
          const leg = await closedLoop({ origin, path: '/api/tickets/purchase', ...load });
          if (leg.created !== REQUESTS) throw new Error(`${name}: ${JSON.stringify(leg.statuses)}`);
          created += leg.created;
          const key = `${name} ${at + 1}`;
          // The first round warms up.
          if (round > 0) rates.set(key, [...(rates.get(key) ?? []), leg.perSecond]);
        }
      }
    }
    if ((await stack.sold([...hot, ...hundred])) !== created) throw new Error('tickets acknowledged and sold differ');
    await stack.assertClean();
    const of = (name: string, processes: number) => rates.get(`${name} ${processes}`) ?? [];
    console.log();
    printTable([
      ['purchases a second, c=64', 'PROCESSES=1', 'PROCESSES=2', 'ratio'],
      ...Object.keys(legs).map((name) => [
        name,
        spread(of(name, 1)),
        spread(of(name, 2)),
        spread(of(name, 2).map((rate, round) => rate / (of(name, 1)[round] ?? Number.NaN))),
      ]),
    ]);
  } finally {
    await stack.stop();
  }
}
