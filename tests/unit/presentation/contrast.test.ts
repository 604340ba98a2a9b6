import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hexColour } from '@/presentation/shared-image/hex-colour';

/** The colours of src/app/globals.css as WCAG measures them, in both themes: text 4.5:1, the edges of controls 3:1. */

const styles = readFileSync(path.join(import.meta.dirname, '../../../src/app/globals.css'), 'utf8');

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** `--ink: light-dark(oklch(…), oklch(…))`, or one colour for both. */
function colourOf(name: string, theme: Theme): string {
  const [, text = ''] = new RegExp(`--${name}: ([^;]+);`).exec(styles) ?? [];
  const written = text.match(/oklch\([\d. ]+\)/g) ?? [];
  const colour = theme === 'dark' ? written.at(-1) : written[0];
  if (!colour) throw new Error(`--${name} is no colour: ${text}`);
  return hexColour(colour);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: [text: string, ground: string][] = [
  ...['paper', 'card', 'sunken'].flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-soft', ground],
    ['coral-text', ground],
  ]),
  ['coral-ink', 'coral'],
  ['coral-ink', 'coral-strong'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['danger', 'danger-soft'],
  ['danger', 'card'],
  ['danger', 'paper'],
  ['paper', 'ink'],
];
/** A checkbox, a field, the ring around what has the focus. */
const EDGES: [edge: string, ground: string][] = [
  ['field', 'card'],
  ['field', 'paper'],
  ['coral-text', 'paper'],
];

describe.each(THEMES)('in the %s', (theme) => {
  it.each(TEXT)('%s can be read on %s', (text, ground) => {
    expect(contrast(colourOf(text, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)('%s can be seen on %s', (edge, ground) => {
    expect(contrast(colourOf(edge, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
