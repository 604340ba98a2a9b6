import type { Pictures } from '../../application/ports.ts';
import { oneAtATime } from '../limits/one-at-a-time.ts';
import { fontsFor } from './fonts.ts';
import { type Drawing, pictureThread } from './picture-thread.ts';

/** Some 400 pictures: those of the events that are just being shared. A shared cache before us keeps them for good. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_WAITING = 20;

type Png = Uint8Array<ArrayBuffer>;

/** One picture at a time; callers take turns, and past 20 waiting one gives way. What was drawn is kept, the last used longest. */
export function pictures(
  draw: (drawing: Drawing) => Promise<Png> = pictureThread(),
  mostBytes: number = MOST_BYTES,
): Pictures {
  const inTurn = oneAtATime(draw, { mostWaiting: MOST_WAITING, tooMany: 'Many pictures are being drawn.' });
  /** In the order of their last use. */
  const kept = new Map<string, Png>();
  const beingDrawn = new Map<string, Promise<Png>>();
  let bytes = 0;

  const keep = (name: string, png: Png) => {
    kept.set(name, png);
    bytes += png.byteLength;
    for (const [oldest, { byteLength }] of kept) {
      if (bytes <= mostBytes) break;
      kept.delete(oldest);
      bytes -= byteLength;
    }
  };

  return {
    async png(name, svg) {
      const known = kept.get(name);
      if (known) {
        kept.delete(name);
        kept.set(name, known);
        return known;
      }
      const drawn = beingDrawn.get(name) ?? inTurn({ svg, fonts: fontsFor(svg) });
      if (!beingDrawn.has(name)) {
        beingDrawn.set(name, drawn);
        drawn.then(
          (png) => keep(name, png),
          () => undefined,
        );
        drawn.catch(() => undefined).finally(() => beingDrawn.delete(name));
      }
      return drawn;
    },
  };
}
