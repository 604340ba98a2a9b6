import type { FontOf, TextStyle } from './fonts';
import { type Run, runsOf } from './text-runs';

/** Text set into a box: lines no wider than it, each of them runs from left to right. */

type PlacedRun = Run & { width: number };
type Line = { runs: PlacedRun[]; width: number };
export type TextBox = { lines: Line[]; size: number; lineHeight: number; height: number };

type Setting = {
  style: TextStyle;
  /** Points, from the size it should have down to the smallest that may be read. */
  sizes: readonly [largest: number, ...smaller: number[]];
  width: number;
  /** What does not fit into so many lines ends in an ellipsis. */
  lines: number;
};

const LEADING = 1.25;
const ELLIPSIS = '…';
const words = new Intl.Segmenter('en', { granularity: 'word' });
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** In ems: the same at whatever size. */
const widthOf = ({ text, font: { font } }: Run) => font.layout(text).advanceWidth / font.unitsPerEm;

/** Measures and sets text in the fonts of `fontOf`. */
export function textSetter(fontOf: FontOf) {
  const lineOf = (text: string, style: TextStyle, size: number): Line => {
    const runs = runsOf(text, style, fontOf).map((run) => ({ ...run, width: widthOf(run) * size }));
    return { runs, width: runs.reduce((width, run) => width + run.width, 0) };
  };

  const measured = new Map<string, number>();
  function emsOf(text: string, style: TextStyle): number {
    const key = `${style} ${text}`;
    const known = measured.get(key);
    if (known !== undefined) return known;
    const { width } = lineOf(text, style, 1);
    measured.set(key, width);
    return width;
  }

  /** Words, and where one alone is too wide, what readers take for its characters. */
  function* piecesOf(text: string, isTooWide: (piece: string) => boolean): Generator<string> {
    for (const { segment } of words.segment(text)) {
      if (isTooWide(segment)) for (const cluster of clusters.segment(segment)) yield cluster.segment;
      else yield segment;
    }
  }

  function wrap(text: string, { style, width }: Setting, size: number): string[] {
    const ems = width / size;
    const lines: string[] = [];
    let [line, taken] = ['', 0];
    for (const piece of piecesOf(text, (piece) => emsOf(piece, style) > ems)) {
      const isSpace = piece.trim() === '';
      if (line !== '' && !isSpace && taken + emsOf(piece, style) > ems) {
        lines.push(line.trimEnd());
        [line, taken] = ['', 0];
      }
      if (line === '' && isSpace) continue;
      line += piece;
      taken += emsOf(piece, style);
    }
    return line === '' ? lines : [...lines, line.trimEnd()];
  }

  /** As much of `text` as leaves room for the ellipsis. */
  function shortened(text: string, { style, width }: Setting, size: number): string {
    const all = Array.from(clusters.segment(text), ({ segment }) => segment);
    let room = width / size - emsOf(ELLIPSIS, style);
    const end = all.findIndex((cluster) => {
      room -= emsOf(cluster, style);
      return room < 0;
    });
    return all.slice(0, end).join('').trimEnd() + ELLIPSIS;
  }

  return function setText(raw: string, setting: Setting): TextBox {
    const text = raw.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
    const { sizes, lines: most, style, width } = setting;
    const [largest] = sizes;
    const wanted = sizes.find((each) => wrap(text, setting, each).length <= most) ?? sizes.at(-1) ?? largest;
    const wrapped = wrap(text, setting, wanted);
    const kept = wrapped.slice(0, most);
    if (wrapped.length > most) kept.splice(-1, 1, shortened(wrapped.slice(most - 1).join(' '), setting, wanted));
    // Words were measured one by one; set side by side they may take a little more.
    const widest = Math.max(...kept.map((line) => emsOf(line, style) * wanted), 1);
    const size = wanted * Math.min(1, width / widest);
    const lineHeight = size * LEADING;
    return { lines: kept.map((line) => lineOf(line, style, size)), size, lineHeight, height: kept.length * lineHeight };
  };
}
export type SetText = ReturnType<typeof textSetter>;
