import { setTimeout as sleep } from 'node:timers/promises';
import { verify } from '../../scripts/verify.ts';
import type { Cluster } from '../faults/cluster.ts';
import { insertBuyers } from '../faults/stage.ts';
import { nginxBefore } from '../support/nginx.ts';
import { insertEvent } from '../support/rows.ts';
import { lightClient } from './light-client.ts';
import { openLoop, purchase } from './open-loop.ts';
import { option } from './options.ts';
import { percentile, printTable, spread } from './statistics.ts';

const ROUNDS = option('affinity-rounds', 7);
const SECONDS = 5;
const HOT_PER_SECOND = option('hot', 600);
const COLD_PER_SECOND = 50;
const COLD_EVENTS = 100;

type Measured = { cold: number; coldMedian: number; hot: number };
type Round = { on: Measured; off: Measured; isApart: boolean };

/** nginx writes its log once a second. */
const LOGGED_WITHIN_MS = 1_200;

/** Two hot events and a hundred cold ones behind nginx, each event at one process and at whichever, in turn. */
export async function affinity({ stage, origins, nginx, database }: Cluster): Promise<void> {
  const processes = origins.filter((origin) => origin !== nginx.origin);
  const unlimited = { UNLIMITED: '127.0.0.0/8' };
  const scattered = await nginxBefore(processes, { ...unlimited, AFFINITY: 'off' });
  const buyers = (await insertBuyers(stage, 256)).map(({ id, token }) => ({ id, authorization: `Bearer ${token}` }));
  const newEvent = () => insertEvent(database, { capacity: 1_000_000 });

  /** Whether nginx sent the buyers of these two to different processes. */
  const isApart = async (hot: readonly string[]): Promise<boolean> => {
    await sleep(LOGGED_WITHIN_MS);
    const lines = nginx.log().split('\n');
    const processOf = (id: string) => {
      const line = lines.findLast((each) => each.includes(`/api/events/${id}/purchase`)) ?? '{}';
      return /"process":"([^"]+)"/.exec(line)?.[1];
    };
    return new Set(hot.map(processOf)).size === hot.length;
  };

  const measure = async (origin: string, hot: readonly string[]): Promise<Measured> => {
    const cold: string[] = [];
    while (cold.length < COLD_EVENTS) cold.push(await newEvent());
    const client = lightClient(origin, 256);
    await client.openAll();
    const sell = async (events: readonly string[], perSecond: number) => {
      const answers = await openLoop(perSecond, SECONDS, (index) => {
        const buyer = buyers[index % buyers.length];
        if (!buyer) throw new Error('a buyer is needed');
        return purchase(client, buyer, events[index % events.length] ?? '');
      });
      const refused = answers.filter(({ status }) => status !== 201);
      if (refused.length > 0) throw new Error(`${refused.length} refused: ${refused[0]?.status} ${refused[0]?.body}`);
      return answers.map(({ milliseconds }) => milliseconds);
    };
    const [ofHot, ofCold] = await Promise.all([sell(hot, 2 * HOT_PER_SECOND), sell(cold, COLD_PER_SECOND)]);
    client.close();
    const { rows } = await database.query<{ sold: number }>(
      'SELECT count(*)::int AS sold FROM ticket WHERE event_id = ANY($1::uuid[])',
      [[...hot, ...cold]],
    );
    if (rows[0]?.sold !== ofHot.length + ofCold.length) throw new Error('tickets acknowledged and sold differ');
    return { cold: percentile(ofCold, 0.99), coldMedian: percentile(ofCold, 0.5), hot: percentile(ofHot, 0.99) };
  };

  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const hot = [await newEvent(), await newEvent()];
    const on = await measure(nginx.origin, hot);
    const measured = { on, off: await measure(scattered.origin, [await newEvent(), await newEvent()]) };
    // The first round warms up.
    if (round > 0) rounds.push({ ...measured, isApart: await isApart(hot) });
  }
  await scattered.stop();
  const breaches = await verify(database);
  if (breaches.length > 0) throw new Error(`verify found ${breaches.length} breaches`);
  const row = (what: string, of: (one: Measured) => number, wanted = '', which = rounds) => [
    `${what} (${which.length} rounds)`,
    spread(which.map(({ on }) => of(on))),
    spread(which.map(({ off }) => of(off))),
    spread(which.map(({ on, off }) => of(on) / of(off))),
    wanted,
  ];
  const cold = ({ cold }: Measured) => cold;
  // Which process has an event is by chance: both hot ones may have the same.
  const [apart, together] = [true, false].map((isSo) => rounds.filter((round) => round.isApart === isSo));
  console.log();
  printTable([
    [
      `two hot events at ${HOT_PER_SECOND} a second, ${COLD_EVENTS} cold ones`,
      'affinity',
      'without',
      'ratio',
      'at most',
    ],
    row('cold, p99 ms', cold, '0.5'),
    ...(apart?.length ? [row('where the hot ones are apart', cold, '', apart)] : []),
    ...(together?.length ? [row('where they are together', cold, '', together)] : []),
    row('cold, median ms', ({ coldMedian }) => coldMedian),
    row('hot, p99 ms', ({ hot }) => hot),
  ]);
}
