import { niceThread } from '../nice-thread.ts';

/** An SVG, and the font files from which its text is set, as paths within packages. */
export type Drawing = { svg: string; fonts: readonly string[] };

// Of the fonts of the machine none: a picture is the same wherever it is drawn.
const SOURCE = `(require) => {
  const { Resvg } = require('@resvg/resvg-js');
  return ({ svg, fonts }) => {
    const font = { fontFiles: fonts.map((file) => require.resolve(file)), loadSystemFonts: false };
    return new Resvg(svg, { font, logLevel: 'off' }).render().asPng();
  };
}`;

/** Draws an SVG as PNG in a thread of its own, at a tenth of the weight of those that serve. One at a time. */
export const pictureThread = (): ((drawing: Drawing) => Promise<Uint8Array<ArrayBuffer>>) =>
  niceThread<Drawing, Uint8Array<ArrayBuffer>>({ name: 'pictures', source: SOURCE, nicer: 10, mostMemoryMb: 64 });
