import { setTimeout as delay } from 'node:timers/promises';
import type { SaleAnswer, SaleRequest } from '../../application/orders/ports.ts';
import { AppError } from '../../domain/errors.ts';
import { outOfRoom, unavailable } from '../db/failures.ts';
import { type AttemptDeps, attempts, type Outcomes } from './attempt.ts';
import type { Portion } from './group-commit.ts';
import type { Due } from './lane.ts';
import { memory, type Remembered, versionOf } from './remembered.ts';
import type { Sale } from './sale.ts';

/** Races that a batch may lose before its buyers hear of it. */
const MAX_LOST_RACES = 5;
const RECONNECT_MS = 100;
/** Of so many events the offer is remembered; of the others a batch reads it. */
const REMEMBERED = 2_000;

type Buyer = Due<SaleRequest, SaleAnswer>;
type End = { isTypical: boolean };
/** What one batch sells of one event. `finish` says that all of its buyers have their outcome. */
type EventBatch = { event: Remembered; buyers: Buyer[]; finish: (end: End | Promise<End>) => void };

/** Where a batch stands that sells one event alone. */
type Alone = { mustLock: boolean; unsure: readonly Sale[]; isTypical: boolean };

const START: Alone = { mustLock: false, unsure: [], isTypical: true };

const openOf = (buyers: readonly Buyer[]) => buyers.filter(({ isSettled }) => !isSettled).map(({ request }) => request);

function settle(buyers: readonly Buyer[], outcomes: Outcomes): void {
  for (const buyer of buyers) {
    const outcome = outcomes.get(buyer.request);
    if (outcome) buyer.settle(outcome);
  }
}

const halves = <T>(all: readonly T[]): T[][] => {
  const half = Math.ceil(all.length / 2);
  return [all.slice(0, half), all.slice(half)];
};

/**
 * Sells batches as `groupCommit` hands them over, each event until all of its requests have their outcome. Several events
 * are sold together at the first try only; one of which that did not go through goes on by itself.
 */
export function batchSeller(deps: AttemptDeps) {
  const seller = attempts(deps);
  const remembered = memory(REMEMBERED);

  /** A batch that lost its race takes the pools' locks before it reads again, so it does not lose twice. */
  const sellAlone = async (event: Remembered, buyers: readonly Buyer[], start: Alone): Promise<End> => {
    const unsure = [...start.unsure];
    let { mustLock } = start;
    let lostRaces = 0;
    let keyWasTaken = false;
    let { isTypical } = start;

    for (;;) {
      const open = openOf(buyers);
      if (open.length === 0) return { isTypical };
      if (lostRaces >= MAX_LOST_RACES) {
        const facts = { currentVersion: versionOf(event.eventId, event.offer) };
        const error = new AppError('OPTIMISTIC_LOCK_ERROR', 'This event is changing very quickly. Try again.', {
          facts,
        });
        for (const buyer of buyers) buyer.settle({ error });
        return { isTypical };
      }
      const attempt = keyWasTaken
        ? await seller.findAnswers(open)
        : mustLock
          ? await seller.sellUnderLock({ event, open }, unsure, (found) => settle(buyers, found))
          : await seller.sell([{ event, open }]);
      mustLock = true;
      switch (attempt.kind) {
        case 'settled':
          keyWasTaken = false;
          settle(buyers, attempt.outcomes);
          // Its pools moved on; or the key was forgotten meanwhile, or has just been.
          if (openOf(buyers).length === open.length) lostRaces += 1;
          break;
        case 'lost-race':
          event.isContended = true;
          lostRaces += 1;
          break;
        case 'key-taken':
          keyWasTaken = true;
          break;
        case 'connection-lost': {
          unsure.push(...attempt.sent);
          isTypical = false;
          const retryAt = performance.now() + RECONNECT_MS;
          for (const buyer of buyers) if (retryAt > buyer.deadline) buyer.settle({ error: unavailable(attempt.error) });
          if (openOf(buyers).length > 0) await delay(RECONNECT_MS);
          break;
        }
        case 'out-of-room':
          isTypical = false;
          for (const buyer of buyers) buyer.settle({ error: outOfRoom(attempt.error) });
          break;
        case 'failed': {
          const stillOpen = buyers.filter(({ isSettled }) => !isSettled);
          if (stillOpen.length === 1) {
            for (const buyer of stillOpen) buyer.settle({ error: attempt.error });
            break;
          }
          // Halved until the bad one stands alone, so that it fails none of its neighbours.
          for (const part of halves(stillOpen)) {
            const requests = new Set(part.map(({ request }) => request));
            const ofPart = unsure.filter(({ request }) => requests.has(request));
            const mustLockPart = ofPart.length > 0 || event.isContended;
            const end = await sellAlone(event, part, { mustLock: mustLockPart, unsure: ofPart, isTypical });
            isTypical = end.isTypical;
          }
          break;
        }
        default:
          return attempt satisfies never;
      }
    }
  };

  const sellOne = ({ event, buyers, finish }: EventBatch, start: Alone): void =>
    finish(sellAlone(event, buyers, start));

  const sellTogether = async (batch: readonly EventBatch[]): Promise<void> => {
    const [first] = batch;
    if (first && batch.length === 1) return sellOne(first, { ...START, mustLock: first.event.isContended });
    const attempt = await seller.sell(batch.map(({ event, buyers }) => ({ event, open: openOf(buyers) })));
    switch (attempt.kind) {
      case 'settled':
        for (const each of batch) {
          settle(each.buyers, attempt.outcomes);
          if (openOf(each.buyers).length === 0) each.finish({ isTypical: true });
          else sellOne(each, { ...START, mustLock: true });
        }
        return;
      case 'connection-lost':
        for (const each of batch) {
          const requests = new Set(each.buyers.map(({ request }) => request));
          const unsure = attempt.sent.filter(({ request }) => requests.has(request));
          sellOne(each, { mustLock: true, unsure, isTypical: false });
        }
        return;
      case 'out-of-room':
        for (const each of batch) {
          for (const buyer of each.buyers) buyer.settle({ error: outOfRoom(attempt.error) });
          each.finish({ isTypical: false });
        }
        return;
      case 'lost-race':
      case 'key-taken':
      case 'failed':
        // Halved until the one event stands alone in which something is wrong.
        for (const half of halves(batch)) await sellTogether(half);
        return;
      default:
        return attempt satisfies never;
    }
  };

  return (portions: Portion<SaleRequest, SaleAnswer>[]): Promise<End>[] => {
    const ends = portions.map(() => Promise.withResolvers<End>());
    const batch = portions.map(
      ({ lane, due }, index): EventBatch => ({
        event: remembered(lane),
        buyers: due,
        finish: (end) => ends[index]?.resolve(end),
      }),
    );
    sellTogether(batch).catch((error) => {
      for (const { reject } of ends) reject(error);
    });
    return ends.map(({ promise }) => promise);
  };
}
