import { describe, expect, it } from 'vitest';
import { drawCard } from '@/presentation/shared-image/draw-card';
import { hexColour } from '@/presentation/shared-image/hex-colour';
import { setText } from '@/presentation/shared-image/set-text';

const BOX = { width: 600, height: 250, sizes: [84, 72, 60, 50, 42], lineHeight: 1.06 };

describe('text set without a browser', () => {
  it.each([
    ['Jazz', ['Jazz'], 84],
    ['Jazz Under the Half Moon', ['Jazz Under', 'the Half Moon'], 84],
    ['', [], 84],
  ])('%j stands as %j at %i', (text, lines, size) => expect(setText(text, BOX)).toEqual({ lines, size }));

  it.each([
    'W'.repeat(200),
    'a '.repeat(500),
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk '.repeat(10),
    '国'.repeat(300),
    '👩‍👩‍👧'.repeat(300),
    'x\u0301'.repeat(200),
  ])('%# never stands on more lines than there is room for', (text) => {
    const { lines, size } = setText(text, BOX);
    expect(lines.length * size * BOX.lineHeight).toBeLessThanOrEqual(BOX.height);
    expect(lines.at(-1)).toMatch(/…$/);
  });
});

it.each([
  ['oklch(1 0 0)', '#ffffff'],
  ['oklch(0 0 0)', '#000000'],
  ['oklch(0.628 0.2577 29.23)', '#ff0000'],
  ['oklch(0.452 0.3132 264.05)', '#0000ff'],
])('%s is %s on a screen', (colour, hex) => expect(hexColour(colour)).toBe(hex));

it('a card holds nobody’s markup', () => {
  const evil = '</text><script>alert(1)</script>"&';
  const svg = drawCard({
    title: evil,
    day: '4',
    month: evil,
    category: 'music',
    above: evil,
    facts: [evil],
    stub: evil,
    shop: evil,
  });
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;');
});
