import { deserialize, serialize } from 'node:v8';
import type { MadeAnswer } from '../../application/ports.ts';
import type { SharedStore } from '../redis/shared-store.ts';
import { readyAnswer } from './ready-answer.ts';

/** Answers that one process makes and all send. */

type Written = { headers: Readonly<Record<string, string>>; body: Uint8Array; tags: readonly string[] };

function read(bytes: Buffer): MadeAnswer {
  const { headers, body, tags }: Written = deserialize(bytes);
  return { answer: readyAnswer(Buffer.from(body), headers), tags };
}

/**
 * `ageMs` counts from before it was read from the database, where it was up to `lagMs` old; none is older than
 * `longestAgeMs`.
 */
export const sharedAnswers =
  (store: SharedStore, longestAgeMs: number, lagMs = 0) =>
  async (key: string, make: () => Promise<MadeAnswer>): Promise<MadeAnswer & { ageMs: number }> => {
    const { found, isMaker } = await store.getOrBegin(key);
    if (found) return { ...read(found.bytes), ageMs: longestAgeMs - found.msLeft };
    const mark = store.mark();
    const begun = performance.now();
    let isKept = false;
    try {
      const made = await make();
      const ageMs = performance.now() - begun + lagMs;
      if (made.tags) {
        const { answer, tags } = made;
        const bytes = serialize({ headers: answer.headers, body: answer.body, tags } satisfies Written);
        void store.set(key, bytes, { tags, mark, lifeMs: longestAgeMs - ageMs });
        isKept = true;
      }
      return { ...made, ageMs };
    } finally {
      if (isMaker && !isKept) void store.drop(key);
    }
  };

export type SharedAnswers = ReturnType<typeof sharedAnswers>;
