import bidiFactory from 'bidi-js';
import type { FontOf, NamedFont, TextStyle } from './fonts';

/** A stretch of a line in one font and one direction, as it is handed to the font for shaping. */
export type Run = { text: string; font: NamedFont };

const bidi = bidiFactory();
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const IS_PICTURE = /\p{Extended_Pictographic}/u;
/** Stands for a letter that no font of ours has, which is better than to leave it out. */
const UNKNOWN = '□';

type Piece = { text: string; font: NamedFont; level: number };

function pieceOf(cluster: string, level: number, style: TextStyle, fontOf: FontOf): Piece | null {
  const font = fontOf(cluster, style);
  if (font) return { text: cluster, font, level };
  const unknown = IS_PICTURE.test(cluster) ? null : fontOf(UNKNOWN, style);
  return unknown && { text: UNKNOWN, font: unknown, level };
}

const joined = (pieces: readonly Piece[]) =>
  pieces.reduce<Piece[]>((runs, piece) => {
    const last = runs.at(-1);
    if (last?.font.id !== piece.font.id || last.level !== piece.level) return runs.concat(piece);
    return runs.slice(0, -1).concat({ ...last, text: last.text + piece.text });
  }, []);

/** From logical to visual order: rule L2 of the Unicode Bidirectional Algorithm (UAX #9). */
function reordered(runs: readonly Piece[]): Piece[] {
  const order = [...runs];
  const highest = Math.max(0, ...order.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while ((order[to]?.level ?? 0) >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return order;
}

/** As the font is to have it: Arabic and Hebrew letters it turns around itself, what stands between them it does not. */
function shown({ text, level, font }: Piece): Run {
  if (level % 2 === 0 || RIGHT_TO_LEFT.test(text)) return { text, font };
  const mirrored = Array.from(text, (char) => bidi.getMirroredCharacter(char) ?? char);
  return { text: mirrored.reverse().join(''), font };
}

/** The runs of one line of text from left to right. */
export function runsOf(line: string, style: TextStyle, fontOf: FontOf): Run[] {
  const { levels } = bidi.getEmbeddingLevels(line, 'auto');
  const pieces = Array.from(clusters.segment(line), ({ segment, index }) =>
    pieceOf(segment, levels[index] ?? 0, style, fontOf),
  );
  return reordered(joined(pieces.filter((piece) => piece !== null))).map(shown);
}
