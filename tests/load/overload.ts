import { keepAlive, openAll, openLoop, purchase } from './open-loop.ts';
import type { Stack } from './stack.ts';
import { percentile, printTable } from './statistics.ts';

const SECONDS = 10;
// Close to what a process may have open at all where `ulimit -n` is 20,000.
const CONNECTIONS = 18_000;
const LONGEST_WAIT_MS = 5_500;
const LONGEST_REFUSAL_MS = 100;

/** Twice as many buyers a second as the server can serve, arriving whether or not it keeps up. */
export async function overload(
  { origins, buyers, createEvent, sold, assertClean }: Stack,
  saturation: number,
): Promise<void> {
  const eventId = await createEvent(900_000);
  const [origin = '', buyer] = [origins[0], buyers[0]];
  if (!buyer) throw new Error('a buyer is needed');
  // As many as may wait, or the client would make them wait where the server cannot see them.
  const pool = keepAlive(origin, CONNECTIONS);
  await openAll(pool, CONNECTIONS);
  const answers = await openLoop(saturation * 2, SECONDS, () => purchase(pool, buyer, eventId));
  await pool.close();

  const admitted = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status, retryAfter }) => (status === 503 || status === 429) && retryAfter !== null);
  if (admitted.length + refused.length !== answers.length)
    throw new Error('an answer was neither a ticket nor a refusal with Retry-After');
  if ((await sold([eventId])) !== admitted.length) throw new Error('tickets acknowledged and tickets sold differ');
  await assertClean();

  const times = (of: typeof answers, share: number) =>
    percentile(
      of.map(({ milliseconds }) => milliseconds),
      share,
    ).toFixed(0);
  // Whoever was let in and then told to come back waited for nothing.
  const inVain = refused.filter(({ milliseconds }) => milliseconds > LONGEST_WAIT_MS).length;
  console.log();
  printTable([
    [
      `twice saturation: ${Math.round(saturation * 2)} a second for ${SECONDS} s`,
      'answers',
      'p50 ms',
      'p99 ms',
      'wanted',
    ],
    [
      'admitted',
      String(admitted.length),
      times(admitted, 0.5),
      times(admitted, 0.99),
      `p99 at most ${LONGEST_WAIT_MS}`,
    ],
    ['refused', String(refused.length), times(refused, 0.5), times(refused, 0.99), `p99 at most ${LONGEST_REFUSAL_MS}`],
    ['admitted and then refused', String(inVain), '', '', '0'],
  ]);
}
