import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { ROOT } from './run-state.ts';

/**
 * `npm run fonts:subset`: makes the two font files that every page loads, out of those of @fontsource-variable, with the
 * characters and weights that our own words use. Any other character comes from the whole family behind them, which a
 * browser fetches where one stands in a page (globals.css).
 */

const range = (from: number, to: number) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));

/** Latin-1, and the signs that prices, quotations and dashes bring along. */
const CHARACTERS = [
  range(0x20, 0x7e),
  range(0xa0, 0xff),
  range(0x2010, 0x2014),
  '\u0131\u0152\u0153\u2009\u202f\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122\u2190\u2191\u2192\u2193\u2212',
].join('');

const FONTS: { from: string; to: string; axes: Record<string, number | { min: number; max: number }> }[] = [
  {
    from: 'inter/files/inter-latin-wght-normal.woff2',
    to: 'inter-latin.woff2',
    axes: { wght: { min: 400, max: 700 } },
  },
  {
    from: 'bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2',
    to: 'bricolage-grotesque-latin.woff2',
    // One optical size, between headings and prices: the axis alone would weigh as much as the font.
    axes: { wght: { min: 500, max: 800 }, opsz: 28 },
  },
];

for (const { from, to, axes } of FONTS) {
  const whole = readFileSync(path.join(ROOT, 'node_modules/@fontsource-variable', from));
  const subset = await subsetFont(whole, CHARACTERS, { targetFormat: 'woff2', variationAxes: axes });
  writeFileSync(path.join(ROOT, 'src/app/fonts', to), subset);
  console.log(`${to}: ${subset.length} bytes of ${whole.length}`);
}
