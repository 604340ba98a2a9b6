import { describe, expect, it } from 'vitest';
import { plainText, readMarkdown, safeHref } from '@/presentation/markdown/read-markdown';

describe('a description', () => {
  it.each([
    ['Doors at **eight**.\n\n- one\n- *two*', 'Doors at eight.\n\none\n\ntwo'],
    ['# Programme\nFirst [the band](https://band.example), then us.', 'Programme\n\nFirst the band, then us.'],
    ['<b>bold</b> & <script>alert(1)</script>', '<b>bold</b> & <script>alert(1)</script>'],
    ['    four spaces are no code', 'four spaces are no code'],
    ['one\r\n\r\ntwo', 'one\n\ntwo'],
    ['![a map](https://evil.example/pixel.png)', 'a map'],
    ['', ''],
  ])('%j reads %j without its marks', (text, plain) => expect(plainText(text)).toBe(plain));

  it.each([
    ['https://example.com/a', 'https://example.com/a'],
    ['mailto:ana@example.com', 'mailto:ana@example.com'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    ['data:text/html,x', null],
    ['//evil.example', null],
    ['/admin', null],
    ['https://ana:secret@example.com', null],
    ['', null],
  ])('may lead to %j: %j', (address, href) => expect(safeHref(address)).toBe(href));

  /** Ten thousand characters that are meant to break whoever reads them. */
  const ATTACKS = {
    quotes: '> '.repeat(5_000),
    'quotes in lists': '- > '.repeat(2_500),
    lists: '1. '.repeat(3_333),
    stars: `${'*'.repeat(5_000)}a${'*'.repeat(5_000)}`,
    emphasis: `${'*_'.repeat(2_500)}a${'_*'.repeat(2_500)}`,
    apart: `${'*a _b '.repeat(800)}${'c_ d* '.repeat(800)}`,
    'as many as are taken apart': `${'*a _b '.repeat(125)}${'c_ d* '.repeat(124)}`,
    brackets: `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    'indented lists': Array.from({ length: 140 }, (_, level) => `${' '.repeat(level)}- a`).join('\n'),
  };

  it.each(Object.entries(ATTACKS))('of nothing but %s neither ends the stack nor loses its text', (_name, text) => {
    const deepest = (nodes: readonly unknown[], depth = 0): number =>
      Math.max(depth, ...nodes.map((node) => deepest((node as { children?: unknown[] }).children ?? [], depth + 1)));
    expect(deepest(readMarkdown(text).children)).toBeLessThan(30);
    expect(() => plainText(text)).not.toThrow();
  });
});
