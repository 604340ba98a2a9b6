/** Text set without a browser: how wide it will be is estimated, a little too wide rather than too narrow. */

const NARROW = /[iljtfrI.,:;'’|!()[\]{} -]/;
const WIDE = /[mwMQ@%—]/;
const WIDEST = /[W\uFB50-\uFDFF]/;
const FULL_WIDTH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;
const CAPITAL = /\p{Lu}/u;

/** In parts of the font's size. */
function widthOf(character: string): number {
  if (WIDEST.test(character)) return 1.1;
  if (FULL_WIDTH.test(character)) return 1;
  if (NARROW.test(character)) return 0.36;
  if (WIDE.test(character)) return 0.88;
  return CAPITAL.test(character) ? 0.68 : 0.57;
}

/** What a reader sees as one sign stays one. */
const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });
const signsOf = (text: string) => [...signs.segment(text)].map(({ segment }) => segment);

const widthOfText = (text: string) => signsOf(text).reduce((sum, sign) => sum + widthOf(sign[0] ?? ''), 0);

/** Words, and the pieces of those that fill more than a line. */
function piecesOf(text: string, most: number): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const pieces: string[] = [];
    let piece = '';
    for (const sign of signsOf(word)) {
      if (piece && widthOfText(piece + sign) > most) {
        pieces.push(piece);
        piece = '';
      }
      piece += sign;
    }
    return piece ? [...pieces, piece] : pieces;
  });
}

function linesOf(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const piece of piecesOf(text, most)) {
    const last = lines.at(-1);
    const longer = last === undefined ? piece : `${last} ${piece}`;
    if (last !== undefined && widthOfText(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}

type Box = { width: number; height: number; sizes: readonly number[]; lineHeight: number };
export type SetText = { lines: string[]; size: number };

/** The text in the largest of `sizes` at which it fits into the box; at the smallest, what does not fit is left out. */
export function setText(text: string, { width, height, sizes, lineHeight }: Box): SetText {
  // Longer than anything that could be read on a picture.
  const short = signsOf(text).slice(0, 300).join('');
  let last: SetText = { lines: [], size: 0 };
  for (const size of sizes) {
    const most = Math.max(1, Math.floor(height / (size * lineHeight)));
    const lines = linesOf(short, width / size);
    if (lines.length <= most) return { lines, size };
    const kept = lines.slice(0, most);
    last = { lines: [...kept.slice(0, -1), `${(kept.at(-1) ?? '').replace(/.$/u, '')}…`], size };
  }
  return last;
}
