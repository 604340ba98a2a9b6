import { niceThread } from '../nice-thread.ts';
import type { Fonts } from './fonts.ts';

/** An SVG, and the fonts from which its text is set. */
export type Drawing = { svg: string; fonts: Fonts };

// Of the fonts of the machine none: a picture is the same wherever it is drawn. What is cut out of slices goes through
// files, as the drawing library takes no others; they are gone again before the picture is handed over.
const SOURCE = `(require) => {
  const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
  const { tmpdir } = require('node:os');
  const path = require('node:path');
  const { Resvg } = require('@resvg/resvg-js');
  const subsetFont = require('subset-font');

  const holds = (ranges) => {
    const bounds = ranges.split(',').map((range) => range.replace('U+', '').split('-').map((hex) => parseInt(hex, 16)));
    return (letter) => bounds.some(([first, last = first]) => first <= letter.codePointAt(0) && letter.codePointAt(0) <= last);
  };
  const cut = async ({ typeface, letters }, folder) => {
    const home = path.dirname(require.resolve(typeface + '/unicode.json'));
    const slices = Object.entries(JSON.parse(readFileSync(path.join(home, 'unicode.json'), 'utf8')));
    const files = [];
    for (const [slice, ranges] of slices) {
      const wanted = Array.from(letters).filter(holds(ranges)).join('');
      if (!wanted) continue;
      const name = path.basename(typeface) + '-' + slice.replace(/[[\\]]/g, '');
      const whole = readFileSync(path.join(home, 'files', name + '-wght-normal.woff2'));
      const file = path.join(folder, name + '.ttf');
      writeFileSync(file, await subsetFont(whole, wanted, { targetFormat: 'sfnt', variationAxes: { wght: 700 } }));
      files.push(file);
    }
    return files;
  };
  const draw = (svg, fontFiles) => new Resvg(svg, { font: { fontFiles, loadSystemFonts: false }, logLevel: 'off' }).render().asPng();

  return async ({ svg, fonts }) => {
    const files = fonts.files.map((file) => require.resolve(file));
    if (fonts.cuts.length === 0) return draw(svg, files);
    const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-letters-'));
    try {
      for (const each of fonts.cuts) files.push(...(await cut(each, folder)));
      return draw(svg, files);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}`;

/** Draws an SVG as PNG in a thread of its own, at a tenth of the weight of those that serve. One at a time. */
export const pictureThread = (): ((drawing: Drawing) => Promise<Uint8Array<ArrayBuffer>>) =>
  niceThread<Drawing, Uint8Array<ArrayBuffer>>({ name: 'pictures', source: SOURCE, nicer: 10, mostMemoryMb: 64 });
