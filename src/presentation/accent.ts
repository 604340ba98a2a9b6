import { hexColour } from './shared-image/hex-colour.ts';

/**
 * The shop's own colour in place of our coral: the same hue and as vivid, and as light or dark as it must be to be read. What
 * it stands on, and the ink that stands on it, are those of app/globals.css.
 */

/** Lightness, chroma and hue. */
type Oklch = [lightness: number, chroma: number, hue: number];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/;

export const isAccent = (text: string) => HEX.test(text);

const bytesOf = (hex: string) => (HEX.exec(hex) ?? []).slice(1).map((part) => Number.parseInt(part, 16) / 255);

/** Of sRGB. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** `#e8593a` → oklch. https://bottosson.github.io/posts/oklab/ */
function toOklch(hex: string): Oklch {
  const [red = 0, green = 0, blue = 0] = bytesOf(hex).map(linear);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return [lightness, Math.hypot(a, b), (Math.atan2(b, a) * 180) / Math.PI];
}

const toHex = (colour: Oklch) => hexColour(`oklch(${colour.map((part) => part.toFixed(5)).join(' ')})`);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = bytesOf(hex).map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** With a little to spare for what browsers round. */
const ENOUGH = 4.55;
const STEP = 0.005;

/** The first colour that can be read on or under `against`, from `lightness` on; `way` is 1 for lighter, -1 for darker. */
function readable(
  [, chroma, hue]: Oklch,
  lightness: number,
  against: string,
  way: 1 | -1,
): { hex: string; at: number } {
  for (let at = lightness; ; at += way * STEP) {
    const hex = toHex([at, chroma, hue]);
    const next = at + way * STEP;
    if (contrast(hex, against) >= ENOUGH || next < 0 || next > 1) return { hex, at };
  }
}

/** Ink on the colour, and the grounds on which text in the colour is hardest to read. */
export const CORAL_INK = hexColour('oklch(0.2 0.04 266)');
export const GROUND = {
  light: hexColour('oklch(0.935 0.017 84)'),
  dark: hexColour('oklch(0.262 0.041 266)'),
};

/** So light that it is hardly a colour any more; and so dark that a button in it would look switched off. */
const LIGHTEST = 0.9;
const HOVER = 0.045;

type Accent = { coral: string; strong: string; text: string };

/** What stands for `--coral`, `--coral-strong` and `--coral-text` in each theme. */
export function accentPalette(hex: string): { light: Accent; dark: Accent } {
  const chosen = toOklch(hex);
  const [lightness] = chosen;
  const coral = readable(chosen, Math.min(lightness, LIGHTEST), CORAL_INK, 1);
  const lighter = readable(chosen, Math.min(coral.at + HOVER, 1), CORAL_INK, 1).hex;
  const text = (from: number, ground: string, way: 1 | -1) => readable(chosen, from, ground, way).hex;
  return {
    light: { coral: coral.hex, strong: lighter, text: text(Math.min(lightness, 0.6), GROUND.light, -1) },
    dark: { coral: coral.hex, strong: lighter, text: text(Math.max(lightness, 0.7), GROUND.dark, 1) },
  };
}

/** The style sheet of a shop with this colour. */
export function accentStyles(hex: string): string {
  const { light, dark } = accentPalette(hex);
  const both = (part: keyof Accent) => `light-dark(${light[part]},${dark[part]})`;
  // Twice, to weigh more than the rule that it replaces.
  return `:root:root{--coral:${both('coral')};--coral-strong:${both('strong')};--coral-text:${both('text')}}`;
}
