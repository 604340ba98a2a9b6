import { Pool } from 'undici';
import { type Hall, hallWithThreeTypes, type Wanted, wantedBy } from '../support/halls.ts';
import type { Buyer, Stack } from './stack.ts';
import { printTable, spread } from './statistics.ts';

type Answered = { status: number; code: string; seats: number; wanted: Wanted };

async function order(pool: Pool, buyer: Buyer, hall: Hall, wanted: Wanted): Promise<Answered> {
  const person = { participantName: 'Ana Souza', participantEmail: 'ana@example.com' };
  const { statusCode, body } = await pool.request({
    path: '/api/tickets/purchase',
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: buyer.authorization },
    body: JSON.stringify({ eventId: hall.eventId, ...person, lines: wanted }),
  });
  const answer = (await body.json()) as { code?: string; tickets?: unknown[] };
  return { status: statusCode, code: answer.code ?? '', seats: answer.tickets?.length ?? 0, wanted };
}

/** Everybody at once with one try each, round after round: nothing oversold, nothing in part, nobody refused who fits. */
export async function hallRounds({ database, origins, buyers, assertClean }: Stack, rounds: number): Promise<void> {
  const pools = origins.map((origin) => new Pool(origin, { connections: 100, pipelining: 1 }));
  const counts: Record<string, number> = {};
  const left: number[] = [];
  const breaches: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const hall = await hallWithThreeTypes(database);
    const wanted = wantedBy(buyers.length, hall, round);
    const answers = await Promise.all(
      buyers.map((buyer, index) => {
        const pool = pools[index % pools.length];
        if (!pool) throw new Error('every buyer needs a server');
        return order(pool, buyer, hall, wanted[index] ?? []);
      }),
    );
    for (const { code, status } of answers) {
      const name = status === 201 ? 'sold' : code;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    const state = await hall.pools();
    left.push(state.find(({ id }) => id === hall.eventId)?.available ?? Number.NaN);
    breaches.push(
      ...hall.breaches(
        state,
        answers.map(({ status, code, seats, wanted }) => ({
          wanted,
          outcome: status === 201 ? { seats } : { code },
        })),
      ),
    );
  }
  await Promise.all(pools.map((pool) => pool.close()));
  await assertClean();
  console.log();
  printTable([
    [`${rounds} halls of 100 seats, three processes, ${buyers.length} buyers each`, 'measured', 'wanted'],
    ...Object.entries(counts).map(([name, count]) => [name, String(count), '']),
    ['seats left in the hall, median (range)', spread(left), ''],
    ['pools below zero, orders in part, refused who fit', String(breaches.length), '0'],
  ]);
  if (breaches.length > 0) throw new Error(breaches.slice(0, 5).join('\n'));
}
