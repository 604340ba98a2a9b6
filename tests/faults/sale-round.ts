import { expect } from 'vitest';
import { verify } from '../../scripts/verify.ts';
import { insertEvent } from '../support/rows.ts';
import { type Buyer, type Crowd, crowd, type Stage } from './stage.ts';

/** Sells an event to more buyers than it has seats, breaks something in the middle, and looks what came of it. */

const SEATS = 150;
export const BUYERS = 180;
const SOLD_BEFORE_FAULT = 20;
const EVERY_MS = 6;

type SaleStage = Pick<Stage, 'origin' | 'watcher' | 'appRuns' | 'surprises'>;

let current: Crowd | undefined;

/** Nobody comes any more, whatever became of the round. */
export const endRound = () => current?.end();

export type Fault = {
  /** Breaks it, and says when what was broken was whole again (ms since the epoch). */
  strike: (sale: Crowd) => Promise<number>;
  /** After the last buyer has an answer. */
  heal?: () => Promise<void>;
  /** Between one buyer and the next: as long as the blow takes, somebody must be left to come after it. */
  everyMs?: number;
};

/** One sale with a fault in its middle. @returns how long nothing was sold after the fault was over, in ms */
export async function roundOf(
  stage: SaleStage,
  buyers: Buyer[],
  { strike, heal, everyMs = EVERY_MS }: Fault,
  recoveryMs: number,
): Promise<number> {
  const before = await stage.watcher();
  const eventId = await insertEvent(before, { capacity: SEATS, available: SEATS });
  await before.end();

  const sale = crowd(stage.origin, eventId, buyers, everyMs);
  current = sale;
  await sale.untilSold(SOLD_BEFORE_FAULT);
  const backAt = await strike(sale);
  const recovery = await sale.recovered(backAt, recoveryMs);
  await sale.allAnswered();
  await heal?.();

  // No fault of the database may end the server.
  expect(stage.appRuns()).toBe(true);
  expect(stage.surprises()).toEqual([]);
  expect(sale.unexpected).toEqual([]);
  // Refused is who came after the last seat was gone, and nobody else.
  expect(sale.refused).toHaveLength(BUYERS - SEATS);
  for (const refusal of sale.refused)
    expect(refusal).toMatchObject({ code: 'INSUFFICIENT_CAPACITY', availableTickets: 0 });

  const watcher = await stage.watcher();
  try {
    const { rows } = await watcher.query<{ id: string }>('SELECT id FROM ticket WHERE event_id = $1', [eventId]);
    const acknowledged = [...sale.acknowledged.values()].map(({ ticketId }) => ticketId);
    expect(rows.map(({ id }) => id).sort()).toEqual(acknowledged.sort());
    expect(new Set(acknowledged).size).toBe(SEATS);
    const again = await sale.askAgain();
    expect(again).toHaveLength(SEATS);
    expect(again.filter(({ body, before: first, isReplay }) => body !== first || !isReplay)).toEqual([]);
    const { rows: after } = await watcher.query('SELECT available FROM stock_pool WHERE id = $1', [eventId]);
    expect(after).toEqual([{ available: 0 }]);
    expect(await verify(watcher)).toEqual([]);
  } finally {
    await watcher.end();
  }
  return recovery;
}
