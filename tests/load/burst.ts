import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type LightClient, lightClient } from './light-client.ts';
import { purchase } from './open-loop.ts';
import { type Buyer, startStack } from './stack.ts';
import { percentile, printTable } from './statistics.ts';

const MOST_TRIES = 60;

type Result = { answer: Answer; tries: number; statuses: number[]; milliseconds: number };

/** A buyer who keeps one key and comes back when told to, as our page does. */
async function buy(client: LightClient, buyer: Buyer, eventId: string): Promise<Result> {
  const begun = performance.now();
  const key = randomUUID();
  const statuses: number[] = [];
  for (let tries = 1; ; tries += 1) {
    const answer = await purchase(client, buyer, eventId, key);
    statuses.push(answer.status);
    const comesBack = answer.status === 503 || answer.body.includes('OPTIMISTIC_LOCK_ERROR');
    if (!comesBack || tries === MOST_TRIES) return { answer, tries, statuses, milliseconds: performance.now() - begun };
    await sleep((answer.retryAfter ?? 0.1) * 1000 * (0.5 + Math.random()));
  }
}

/** Everybody at once: `buyers` for `seats` over `processes` servers. */
export async function burst({
  buyers,
  seats,
  processes,
}: {
  buyers: number;
  seats: number;
  processes: number;
}): Promise<void> {
  const stack = await startStack({ processes, buyers, isBuilt: true });
  try {
    const eventId = await stack.createEvent(seats);
    const clients = stack.origins.map((origin) => lightClient(origin, 1_000));
    const turns = stack.buyers.map((buyer, index) => {
      const client = clients[index % processes];
      if (!client) throw new Error('every buyer needs a server');
      return buy(client, buyer, eventId);
    });
    const results = await Promise.all(turns);
    for (const client of clients) client.close();

    const won = results.filter(({ answer }) => answer.status === 201);
    const soldOut = results.filter(({ answer }) => answer.body.includes('INSUFFICIENT_CAPACITY'));
    const tooEarly = soldOut.filter(({ answer }) => JSON.parse(answer.body).availableTickets !== 0);
    const failures = results.flatMap(({ statuses }) => statuses).filter((status) => status >= 500 && status !== 503);
    const sold = await stack.sold([eventId]);
    await stack.assertClean();
    console.log();
    printTable([
      [`burst: ${buyers} buyers, ${seats} seats, ${processes} processes`, 'measured', 'wanted'],
      ['tickets sold', String(sold), String(seats)],
      ['buyers with a ticket', String(won.length), String(seats)],
      ['told that it is sold out', String(soldOut.length), String(buyers - seats)],
      ['refused while stock remained', String(tooEarly.length), '0'],
      ['answers 5xx other than a deliberate 503', String(failures.length), '0'],
      ['buyers asked to come back', String(results.filter(({ tries }) => tries > 1).length), ''],
      [
        'p99 until a final answer, ms',
        percentile(
          results.map(({ milliseconds }) => milliseconds),
          0.99,
        ).toFixed(0),
        '',
      ],
    ]);
    const right =
      sold === seats &&
      won.length === seats &&
      soldOut.length === buyers - seats &&
      tooEarly.length + failures.length === 0;
    if (!right) throw new Error('the burst did not end as it must');
  } finally {
    await stack.stop();
  }
}
