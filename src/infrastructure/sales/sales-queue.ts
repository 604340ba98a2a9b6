import type { SaleAnswer, SaleRequest, SalesQueue } from '../../application/orders/ports.ts';
import { figures, type SaleFigures } from '../metrics/figures.ts';
import { keptRequestId } from '../request-context.ts';
import type { AttemptDeps } from './attempt.ts';
import { groupCommit } from './group-commit.ts';
import { keyReused } from './idempotency.ts';
import { salesRoom } from './room.ts';
import { batchSeller } from './sell-batch.ts';

const MAX_BATCH = 256;
const LONGEST_WAIT_MS = 5_000;
/** Whoever was let in has an answer by then, even where the pace fell meanwhile; a try under way ends first. */
const TIMEOUT_MS = 8_000;

/** A sale that requests with one key share. */
type Running = { bodyHash: Buffer; answer: Promise<SaleAnswer>; sharedBy: SaleRequest[] };

const counted = (sales: SaleFigures) => (size: number, milliseconds: number) => {
  sales.batchSizes.add(size);
  sales.batchSeconds.add(milliseconds / 1_000);
};

/**
 * One lane per event and process. Requests with the same key that meet here share one sale; those that meet in
 * PostgreSQL, from another process or another day, are told apart by its unique index.
 */
export function salesQueue(d: AttemptDeps): SalesQueue {
  /** By key, then by buyer. */
  const running = new Map<string, Map<string, Running>>();
  const queue = groupCommit<SaleRequest, SaleAnswer>({
    laneOf: ({ eventId }) => eventId,
    settle: batchSeller(d),
    isGone: (request) => request.isGone(),
    maxBatch: MAX_BATCH,
    connections: d.pool.options.max,
    room: salesRoom(),
    onBatch: counted(figures().sales),
    longestWaitMs: LONGEST_WAIT_MS,
    timeoutMs: TIMEOUT_MS,
  });

  const sellOnce = async (request: SaleRequest, key: string, bodyHash: Buffer): Promise<SaleAnswer> => {
    const { buyerId } = request;
    const ofKey = running.get(key) ?? new Map<string, Running>();
    const twin = ofKey.get(buyerId);
    if (twin) {
      if (!twin.bodyHash.equals(bodyHash)) throw keyReused();
      twin.sharedBy.push(request);
      return { ...(await twin.answer), replayed: true };
    }
    const sharedBy = [request];
    // Whoever lost the connection and asks again keeps the place of the first request.
    const answer = queue.submit({ ...request, isGone: () => sharedBy.every((each) => each.isGone()) });
    running.set(key, ofKey.set(buyerId, { bodyHash, answer, sharedBy }));
    try {
      return await answer;
    } finally {
      ofKey.delete(buyerId);
      if (ofKey.size === 0) running.delete(key);
    }
  };

  return {
    isFull: (eventId, key) => queue.isRefusing(eventId) && !(key !== null && running.has(key)),

    async sell(asked) {
      const request = { ...asked, requestId: keptRequestId() };
      const { idempotency } = request;
      return idempotency ? sellOnce(request, idempotency.key, idempotency.bodyHash) : queue.submit(request);
    },
  };
}
