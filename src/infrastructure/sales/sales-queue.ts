import type { SaleAnswer, SaleRequest, SalesQueue } from '../../application/ports.ts';
import type { AttemptDeps } from './attempt.ts';
import { groupCommit, type WaitingRoom } from './group-commit.ts';
import { keyReused } from './idempotency.ts';
import { batchSeller } from './sell-batch.ts';

const MAX_BATCH = 256;
/** Buyers who may wait in one process: 6 KB each besides their connection, measured with 8,000. */
const WAITING_PLACES = 20_000;
const LONGEST_WAIT_MS = 5_000;
/** Whoever was let in has an answer by then, even where the pace fell meanwhile; a try under way ends first. */
const TIMEOUT_MS = 8_000;
/** Queues of this many events are kept; idle ones beyond go, and with them only the memory of a row. */
const MAX_QUEUES = 2_000;

type Queue = ReturnType<typeof groupCommit<SaleRequest, SaleAnswer>>;
/** A sale that requests with one key share. */
type Running = { bodyHash: Buffer; answer: Promise<SaleAnswer>; sharedBy: SaleRequest[] };

/**
 * One queue per event and process; no event waits for another's batch, and where all connections are busy their batches
 * take turns. Requests with the same key that meet here share one sale; those that meet in PostgreSQL, from another
 * process or another day, are told apart by its unique index.
 */
export function salesQueue(d: AttemptDeps): SalesQueue {
  const queues = new Map<string, Queue>();
  const running = new Map<string, Running>();
  let sweepAt = MAX_QUEUES;
  const room: WaitingRoom = { places: WAITING_PLACES, taken: 0 };

  const openQueue = (eventId: string): Queue => {
    if (queues.size >= sweepAt) {
      for (const [id, queue] of queues) if (queue.isIdle) queues.delete(id);
      // Thousands of busy ones (ids that somebody makes up) are not looked through at each further one.
      sweepAt = Math.max(MAX_QUEUES, 2 * queues.size);
    }
    const queue = groupCommit({
      settle: batchSeller(d, eventId),
      maxBatch: MAX_BATCH,
      isGone: (request) => request.isGone(),
      room,
      longestWaitMs: LONGEST_WAIT_MS,
      timeoutMs: TIMEOUT_MS,
    });
    queues.set(eventId, queue);
    return queue;
  };

  const submit = (request: SaleRequest) => (queues.get(request.eventId) ?? openQueue(request.eventId)).submit(request);

  const sellOnce = async (request: SaleRequest, key: string, bodyHash: Buffer): Promise<SaleAnswer> => {
    const name = `${request.buyerId}:${key}`;
    const twin = running.get(name);
    if (twin) {
      if (!twin.bodyHash.equals(bodyHash)) throw keyReused();
      twin.sharedBy.push(request);
      return { ...(await twin.answer), replayed: true };
    }
    const sharedBy = [request];
    // Whoever lost the connection and asks again keeps the place of the first request.
    const answer = submit({ ...request, isGone: () => sharedBy.every((each) => each.isGone()) });
    running.set(name, { bodyHash, answer, sharedBy });
    try {
      return await answer;
    } finally {
      running.delete(name);
    }
  };

  return {
    async sell(request) {
      const { idempotency } = request;
      return idempotency ? sellOnce(request, idempotency.key, idempotency.bodyHash) : submit(request);
    },
  };
}
