import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';
import { z } from 'zod';

/**
 * The typefaces of printed tickets: those of our pages, and for what they cannot write, Noto's. The packages bring each
 * cut into slices by script (Chinese into a hundred), so that only what a name needs is ever read.
 */

const PACKAGES = {
  bricolage: 'bricolage-grotesque',
  inter: 'inter',
  arabic: 'noto-sans-arabic',
  hebrew: 'noto-sans-hebrew',
  // Its Japanese, too.
  chinese: 'noto-sans-sc',
  korean: 'noto-sans-kr',
} as const;
type Typeface = keyof typeof PACKAGES;

export type TextStyle = 'text' | 'strong' | 'display';
const WEIGHTS: Record<TextStyle, number> = { text: 400, strong: 600, display: 800 };
/** Of these there is so much that one weight serves all. */
const LARGE: ReadonlySet<Typeface> = new Set(['chinese', 'korean']);
const WEIGHT_OF_LARGE = 500;
/** Who is asked first for a character. */
const ELSEWHERE: readonly Typeface[] = ['inter', 'arabic', 'hebrew', 'chinese', 'korean'];
const TYPEFACES: Record<TextStyle, readonly Typeface[]> = {
  text: ELSEWHERE,
  strong: ELSEWHERE,
  display: ['bricolage', ...ELSEWHERE],
};

type Slice = { file: string; ranges: readonly (readonly [first: number, last: number])[] };

// Of the packages, wherever they are installed.
const { resolve } = createRequire(path.join(process.cwd(), 'package.json'));

/** `U+0-FF,U+131` → [[0, 255], [305, 305]] */
const readRanges = (text: string) =>
  text.split(',').map((range) => {
    const [first = 0, last = first] = range
      .replace('U+', '')
      .split('-', 2)
      .map((hex) => Number.parseInt(hex, 16));
    return [first, last] as const;
  });

const unicodeFile = z.record(z.string(), z.string());

function slicesOf(typeface: Typeface): Slice[] {
  const name = PACKAGES[typeface];
  const folder = path.dirname(resolve(`@fontsource-variable/${name}/index.css`));
  const slices = unicodeFile.parse(JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')));
  return Object.entries(slices).map(([slice, ranges]) => ({
    file: path.join(folder, 'files', `${name}-${slice.replace(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: readRanges(ranges),
  }));
}

const remember = <Key extends string, Value>(make: (key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key: Key): Value => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
};

const slices = remember(slicesOf);
const has = ({ ranges }: Slice, point: number) => ranges.some(([first, last]) => first <= point && point <= last);

const charactersOf = ({ ranges }: Slice) =>
  ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .join('');

/** A slice at one weight, as a plain TrueType font: what PDF files can hold. */
async function readFont(slice: Slice, weight: number): Promise<Font> {
  const options = { targetFormat: 'sfnt', variationAxes: { wght: weight } } as const;
  const font = create(await subsetFont(readFileSync(slice.file), charactersOf(slice), options));
  if (!('layout' in font)) throw new Error(`${slice.file} holds no font but several`);
  return font;
}

type Loaded = { id: string; slice: Slice; font: Font };
const loaded = new Map<string, Promise<Loaded>>();

function load(typeface: Typeface, slice: Slice, style: TextStyle): Promise<Loaded> {
  const weight = LARGE.has(typeface) ? WEIGHT_OF_LARGE : WEIGHTS[style];
  const id = `${slice.file} ${weight}`;
  const known = loaded.get(id);
  if (known) return known;
  const loading = readFont(slice, weight).then((font) => ({ id, slice, font }));
  loaded.set(id, loading);
  loading.catch(() => loaded.delete(id));
  return loading;
}

const pointsOf = (text: string) => Array.from(text, (char) => char.codePointAt(0) ?? 0);

/** Shows nothing: joiners, marks of direction, the wish for a coloured picture. */
const UNSEEN = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;
const isSeen = (point: number) => !UNSEEN.test(String.fromCodePoint(point));

export type NamedFont = { id: string; font: Font };
/** Null where no typeface of ours has all of `cluster`, which readers take for one character. */
export type FontOf = (cluster: string, style: TextStyle) => NamedFont | null;

async function loadFor(text: string, style: TextStyle): Promise<Loaded[]> {
  const points = [...new Set(pointsOf(text))].filter(isSeen);
  const needed = TYPEFACES[style].flatMap((typeface) =>
    slices(typeface)
      .filter((slice) => points.some((point) => has(slice, point)))
      .map((slice) => load(typeface, slice, style)),
  );
  return Promise.all(needed);
}

/** The fonts that these texts need. */
export async function fontsFor(texts: Readonly<Record<TextStyle, string>>): Promise<FontOf> {
  const fonts = {
    text: await loadFor(texts.text, 'text'),
    strong: await loadFor(texts.strong, 'strong'),
    display: await loadFor(texts.display, 'display'),
  };
  return (cluster, style) => {
    const seen = pointsOf(cluster).filter(isSeen);
    const canWrite = ({ slice, font }: Loaded) =>
      seen.every((point) => has(slice, point) && font.hasGlyphForCodePoint(point));
    return fonts[style].find(canWrite) ?? null;
  };
}
