import { setTimeout as delay } from 'node:timers/promises';
import type { SaleAnswer, SaleRequest } from '../../application/ports.ts';
import { AppError } from '../../domain/errors.ts';
import { outOfRoom, unavailable } from '../db/failures.ts';
import { type AttemptDeps, attempts, type Outcomes } from './attempt.ts';
import type { Outcome } from './group-commit.ts';
import type { Sale } from './sale.ts';

/** Races that a batch may lose before its buyers hear of it. */
const MAX_LOST_RACES = 5;
const RECONNECT_MS = 100;

const forgotten = (): Outcome<SaleAnswer> => ({ error: new Error('a batch forgot one of its requests') });

/**
 * Sells the batches of one event, one batch at a time, as `groupCommit` hands them over: tries until every request has
 * its outcome. A batch that lost its race takes the pools' locks before it reads again, so it does not lose twice.
 */
export function batchSeller(deps: AttemptDeps, eventId: string) {
  const seller = attempts(deps, eventId);

  /** `doubtful`: sales of this batch that an earlier try may have committed. */
  const settle = async (
    batch: SaleRequest[],
    deadline: number,
    doubtful: Sale[] = [],
  ): Promise<Outcome<SaleAnswer>[]> => {
    const settled: Outcomes = new Map();
    const unsure = [...doubtful];
    let lostRaces = 0;
    let mustLock = seller.isContended || unsure.length > 0;
    let keyWasTaken = false;
    const answers = (otherwise: () => Outcome<SaleAnswer>) =>
      batch.map((request) => settled.get(request) ?? otherwise());

    for (;;) {
      const open = batch.filter((request) => !settled.has(request));
      if (open.length === 0) return answers(forgotten);
      if (lostRaces >= MAX_LOST_RACES) {
        const facts = { currentVersion: seller.version };
        const error = new AppError('OPTIMISTIC_LOCK_ERROR', 'This event is changing very quickly. Try again.', {
          facts,
        });
        return answers(() => ({ error }));
      }
      const attempt = keyWasTaken ? await seller.findAnswers(open) : await seller.sell(open, { mustLock, unsure });
      mustLock = true;
      switch (attempt.kind) {
        case 'settled':
          // The key was forgotten meanwhile, or has just been.
          if (keyWasTaken && attempt.outcomes.size === 0) lostRaces += 1;
          keyWasTaken = false;
          for (const [request, outcome] of attempt.outcomes) settled.set(request, outcome);
          break;
        case 'lost-race':
          lostRaces += 1;
          break;
        case 'key-taken':
          keyWasTaken = true;
          break;
        case 'connection-lost':
          unsure.push(...attempt.sent);
          if (Date.now() + RECONNECT_MS > deadline) return answers(() => ({ error: unavailable(attempt.error) }));
          await delay(RECONNECT_MS);
          break;
        case 'out-of-room': {
          const error = outOfRoom(attempt.error);
          return answers(() => ({ error }));
        }
        case 'failed': {
          if (open.length === 1) return answers(() => ({ error: attempt.error }));
          // Halved until the bad one stands alone, so that it fails none of its neighbours.
          const half = Math.ceil(open.length / 2);
          for (const part of [open.slice(0, half), open.slice(half)]) {
            const ofPart = unsure.filter(({ request }) => part.includes(request));
            const outcomes = await settle(part, deadline, ofPart);
            for (const [index, request] of part.entries()) settled.set(request, outcomes[index] ?? forgotten());
          }
          break;
        }
        default:
          return attempt satisfies never;
      }
    }
  };

  return (batch: SaleRequest[], deadline: number) => settle(batch, deadline);
}
