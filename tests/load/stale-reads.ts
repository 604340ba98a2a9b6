import { setTimeout as sleep } from 'node:timers/promises';
import { lightClient } from './light-client.ts';
import { purchase } from './open-loop.ts';
import { adminToken, startStack } from './stack.ts';
import { printTable, spread } from './statistics.ts';

const LATEST_MS = 1_000;

type Seen = { seats: number; location: string };

/** A visitor of `origin` who reads one event as `address` shows it. */
const visitor = (origin: string, address: string, eventId: string) => async (): Promise<Seen> => {
  const response = await fetch(origin + address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const body = (await response.json()) as { id: string } | { content: { id: string }[] };
  const event = 'content' in body ? body.content.find(({ id }) => id === eventId) : body;
  if (!event) throw new Error(`${address} does not show the event`);
  const { availableTickets, location } = event as unknown as { availableTickets: number; location: string };
  return { seats: availableTickets, location };
};

/**
 * A sale and an edit in turn, read at once in the process that took it and in another, while both are read all the
 * time: the first never shows what was before, the other for a second at the most.
 */
export async function staleReads(rounds: number): Promise<void> {
  const stack = await startStack({ processes: 2, isBuilt: true });
  try {
    const [here = '', there = ''] = stack.origins;
    const [buyer] = stack.buyers;
    if (!buyer) throw new Error('a buyer is needed');
    const authorization = await adminToken(stack.database);
    const eventId = await stack.createEvent(rounds);
    const addresses = [`/api/events/${eventId}`, '/api/events?size=20'];
    const client = lightClient(here, 4);
    const readersOf = (origin: string) => addresses.map((address) => visitor(origin, address, eventId));
    const [own, others] = [readersOf(here), readersOf(there)];

    let isReading = true;
    const crowd = [...own, ...others].map(async (read) => {
      while (isReading) await read();
    });
    let stale = 0;
    const delays: number[] = [];
    let wanted: Seen = { seats: rounds, location: 'Loopback' };
    for (let round = 1; round <= rounds; round += 1) {
      if (round % 2 === 0) {
        const answer = await purchase(client, buyer, eventId);
        if (answer.status !== 201) throw new Error(`round ${round}: ${answer.status} ${answer.body}`);
        wanted = { ...wanted, seats: wanted.seats - 1 };
      } else {
        const response = await fetch(`${here}/api/events/${eventId}`, {
          method: 'PATCH',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify({ location: `Hall ${round}` }),
        });
        if (!response.ok) throw new Error(`round ${round}: ${response.status} ${await response.text()}`);
        wanted = { ...wanted, location: `Hall ${round}` };
      }
      const answered = performance.now();
      const isNew = ({ seats, location }: Seen) => seats === wanted.seats && location === wanted.location;
      const seen = await Promise.all(own.map((read) => read()));
      stale += seen.filter((each) => !isNew(each)).length;
      for (const read of others) {
        // When the last answer that was old was asked for.
        let oldAt = 0;
        for (let asked = performance.now(); !isNew(await read()); asked = performance.now()) {
          oldAt = asked - answered;
          await sleep(5);
        }
        delays.push(oldAt);
      }
    }
    isReading = false;
    await Promise.all(crowd);
    client.close();
    if ((await stack.sold([eventId])) !== Math.floor(rounds / 2)) throw new Error('other tickets than were sold');
    await stack.assertClean();
    const late = delays.filter((delay) => delay > LATEST_MS).length;
    console.log();
    printTable([
      [`${rounds} sales and edits, each read at once at ${addresses.length} addresses`, 'measured', 'wanted'],
      ['old in the process that took it', String(stale), '0'],
      ['old in another process for longer than a second', String(late), '0'],
      ['for how long there, ms', spread(delays), 'at most 1000'],
    ]);
    if (stale + late > 0) throw new Error('a reader saw what was before');
  } finally {
    await stack.stop();
  }
}
