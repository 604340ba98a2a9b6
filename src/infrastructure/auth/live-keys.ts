import type { LiveKey, LiveKeys } from '../../application/api-keys/ports.ts';

/** Counted from before it was read; so nobody acts for longer than a second by a key that ended elsewhere. */
const FRESH_MS = 900;
/** A key in use is written to no more often than this. */
const TOUCH_MS = 60_000;
/** More keys than a shop ever has in use. */
const MOST_REMEMBERED = 1_000;

type Source = {
  read(hash: Buffer, now: Date): Promise<LiveKey | null>;
  touch(id: string, now: Date, intervalMs: number): Promise<void>;
  onFailure(error: unknown, keyId: string): void;
  /** Of a clock that only goes forward, in ms. */
  ticks?: () => number;
};

type Remembered = { until: number; key: Promise<LiveKey | null> };

/** Each key is read once a second at most, however many calls come with it; those that come meanwhile share the reading. */
export function rememberedKeys({ read, touch, onFailure, ticks = () => performance.now() }: Source): LiveKeys {
  const remembered = new Map<string, Remembered>();
  const touched = new Map<string, number>();

  const readAnew = (name: string, hash: Buffer, now: Date): Promise<LiveKey | null> => {
    const entry = { until: ticks() + FRESH_MS, key: read(hash, now) };
    remembered.delete(name);
    remembered.set(name, entry);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    // A database that is away is asked again by the next call.
    entry.key.catch(() => remembered.get(name) === entry && remembered.delete(name));
    return entry.key;
  };

  return {
    find(hash, now) {
      const name = hash.toString('base64');
      const known = remembered.get(name);
      return known && ticks() < known.until ? known.key : readAnew(name, hash, now);
    },

    forget: () => remembered.clear(),

    touch(id, now) {
      const at = now.getTime();
      if (at - (touched.get(id) ?? Number.NEGATIVE_INFINITY) < TOUCH_MS) return;
      if (touched.size >= MOST_REMEMBERED) touched.clear();
      touched.set(id, at);
      // Not awaited: when a key was last used is worth no caller's time, and no failed call.
      touch(id, now, TOUCH_MS).catch((error: unknown) => onFailure(error, id));
    },
  };
}
