import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Answer, lightClient } from './light-client.ts';
import { openLoop, purchase } from './open-loop.ts';
import type { Stack } from './stack.ts';
import { percentile, printTable } from './statistics.ts';

const SECONDS = 10;
// Close to what a process may have open at all where `ulimit -n` is 20,000.
const CONNECTIONS = 18_000;
const LONGEST_WAIT_MS = 5_500;
const LONGEST_REFUSAL_MS = 100;
const RESOLUTION_MS = 1;

/** Twice as many buyers a second as the server can serve, arriving whether or not it keeps up. */
export async function overload(
  { origins, buyers, createEvent, sold, assertClean, serverCpu }: Stack,
  saturation: number,
): Promise<void> {
  const eventId = await createEvent(900_000);
  const [origin = '', buyer] = [origins[0], buyers[0]];
  if (!buyer) throw new Error('a buyer is needed');
  // As many as may wait, or the client would make them wait where the server cannot see them.
  const client = lightClient(origin, CONNECTIONS);
  await client.openAll();
  // The client's own pauses are in every time that it measures.
  const pauses = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  pauses.enable();
  const cpuBefore = process.cpuUsage();
  const serverBefore = serverCpu();
  const begun = performance.now();
  const answers = await openLoop(saturation * 2, SECONDS, () => purchase(client, buyer, eventId));
  const elapsed = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpuBefore);
  pauses.disable();
  client.close();

  const admitted = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status, retryAfter }) => (status === 503 || status === 429) && retryAfter !== null);
  if (admitted.length + refused.length !== answers.length)
    throw new Error('an answer was neither a ticket nor a refusal with Retry-After');
  if ((await sold([eventId])) !== admitted.length) throw new Error('tickets acknowledged and tickets sold differ');
  await assertClean();

  const times = (of: Answer[], share: number) =>
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
  const share = (milliseconds: number) => `${((100 * milliseconds) / elapsed).toFixed(0)} % of a core`;
  const delay = (share: number) => (pauses.percentile(share) / 1e6 - RESOLUTION_MS).toFixed(0);
  console.log(
    `The client was late by ${delay(50)} ms (p50) and ${delay(99)} ms (p99) and took ${share((user + system) / 1000)}; the server ${share(serverCpu() - serverBefore)}.`,
  );
}
