import type { AnswerCache, MadeAnswer, ReadyAnswer } from '../../application/ports.ts';
import type { Counts } from '../metrics/tally.ts';
import type { SharedAnswers } from './shared-answers.ts';
import { taggedStore } from './tagged-store.ts';

export const LONGEST_AGE_MS = 1_000;
// What an entry costs besides its body and key: headers, tags, the places in the maps.
const OVERHEAD = 1_024;
const PER_TAG = 64;

type Kept = { answer: ReadyAnswer; readAt: number };
/** `readAt` is from before its first read, and so is the `mark` of its making. */
type Dated = MadeAnswer & { readAt: number };
type Flight = { mark: number; made: Promise<Dated> };

type Options = {
  /** In milliseconds, never set back. */
  now?: () => number;
  /** How old what is read may be when it is read, where it is read from a standby. */
  lagMs?: number;
  /** Asks other processes first, where they can be asked. */
  shared?: SharedAnswers | undefined;
  /** What readers met: `hit`, `shared` or `miss`. */
  counts?: Counts;
};

// Half as much again for the compressed body.
const bytesOf = (key: string, { answer, tags }: MadeAnswer) =>
  answer.body.length * 1.5 + key.length * 2 + (tags?.length ?? 0) * PER_TAG + OVERHEAD;

/** In the memory of this process, of at most `maxBytes`. */
export function answerCache(
  maxBytes: number,
  { now = () => performance.now(), lagMs = 0, shared, counts }: Options = {},
) {
  const store = taggedStore<Kept>(maxBytes);
  const flights = new Map<string, Flight>();
  let prunedAt = now();

  const isOld = ({ readAt }: Pick<Kept, 'readAt'>) => now() - readAt >= LONGEST_AGE_MS;

  const find = (key: string): ReadyAnswer | null => {
    const kept = store.get(key);
    return kept && !isOld(kept) ? kept.answer : null;
  };

  const keep = (key: string, made: Dated, mark: number) => {
    if (!made.tags) return;
    const { answer, readAt } = made;
    store.set(key, { value: { answer, readAt }, bytes: bytesOf(key, made), tags: made.tags }, mark);
    // What nobody asks for again would stay until the room is full.
    if (now() - prunedAt < LONGEST_AGE_MS) return;
    prunedAt = now();
    store.prune(isOld);
  };

  async function makeDated(key: string, make: () => Promise<MadeAnswer>): Promise<Dated> {
    const readAt = now() - lagMs;
    if (!shared) {
      counts?.add('miss');
      return { ...(await make()), readAt };
    }
    let isMade = false;
    const { ageMs, ...made } = await shared(key, () => {
      isMade = true;
      return make();
    });
    counts?.add(isMade ? 'miss' : 'shared');
    return { ...made, readAt: now() - ageMs };
  }

  const begin = (key: string, make: () => Promise<MadeAnswer>): Flight => {
    const mark = store.mark();
    const flight = { mark, made: makeDated(key, make) };
    flights.set(key, flight);
    const end = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.made.then((made) => {
      keep(key, made, mark);
      end();
    }, end);
    return flight;
  };

  return {
    /** What is kept, made by nobody. */
    find,

    async get(key, make) {
      const kept = find(key);
      if (kept) {
        counts?.add('hit');
        return kept;
      }
      const mark = store.mark();
      const oldest = now() - LONGEST_AGE_MS;
      for (;;) {
        const other = flights.get(key);
        if (!other) return (await begin(key, make).made).answer;
        const made = await other.made.catch((error) => {
          // A change since it began may be what makes it fail no more.
          if (other.mark >= mark) throw error;
          return null;
        });
        // What must not be kept was made for another reader, who alone gets it.
        if (made?.tags === null) return (await make()).answer;
        const isFresh = made && made.readAt > oldest;
        // What it shows is known only now. One that begins from here on suits whatever happens meanwhile.
        if (isFresh && (other.mark >= mark || !store.evictedSince(other.mark, made.tags))) {
          counts?.add('hit');
          return made.answer;
        }
      }
    },

    evict: store.evict,
    bytes: store.bytes,
  } satisfies AnswerCache & Record<string, unknown>;
}

/** Keeps nothing: every reader has an answer of their own made. For measuring. */
export const noAnswerCache = (): AnswerCache => ({
  get: async (_key, make) => (await make()).answer,
  evict: () => undefined,
});
