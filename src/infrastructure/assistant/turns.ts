import type { Turns } from '../../application/conversations/ports.ts';
import { ModelFailure } from '../../domain/model-failure.ts';

type Waiting = { key: string; enter: () => void; onPlace: (place: number) => void };

type Options = {
  atOnce: number;
  waiting: number;
  /** Running and waiting, of one key. */
  ofOneKey: number;
};

/** First come, first served, with bounds on how many come. */
export function turns({ atOnce, waiting, ofOneKey }: Options): Turns {
  let running = 0;
  let line: Waiting[] = [];
  const held = new Map<string, number>();

  const hold = (key: string) => held.set(key, (held.get(key) ?? 0) + 1);
  const letGo = (key: string) => {
    const left = (held.get(key) ?? 1) - 1;
    if (left > 0) held.set(key, left);
    else held.delete(key);
  };
  const tellPlaces = () => {
    for (const [index, { onPlace }] of line.entries()) onPlace(index + 1);
  };
  const releaseOf = (key: string) => {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      letGo(key);
      const next = line.shift();
      if (!next) {
        running -= 1;
        return;
      }
      // Whoever waited longest takes the place over.
      next.enter();
      tellPlaces();
    };
  };
  const untilTurn = (key: string, signal: AbortSignal, onPlace: (place: number) => void) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        line = line.filter((each) => each !== entry);
        letGo(key);
        tellPlaces();
        reject(signal.reason);
      };
      const entry = {
        key,
        onPlace,
        enter: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      line.push(entry);
      signal.addEventListener('abort', leave, { once: true });
      onPlace(line.length);
    });

  return {
    async take(key, signal, onPlace = () => {}) {
      signal.throwIfAborted();
      if ((held.get(key) ?? 0) >= ofOneKey) throw new ModelFailure('busy');
      if (running >= atOnce && line.length >= waiting) throw new ModelFailure('busy');
      hold(key);
      if (running < atOnce) running += 1;
      else await untilTurn(key, signal, onPlace);
      return releaseOf(key);
    },
  };
}
