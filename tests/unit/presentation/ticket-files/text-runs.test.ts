import { expect, it } from 'vitest';
import { fontsFor } from '@/presentation/ticket-files/fonts';
import { textSetter } from '@/presentation/ticket-files/text-box';
import { runsOf } from '@/presentation/ticket-files/text-runs';

const fontsOf = (text: string) => fontsFor({ text: `${text} …□`, strong: '', display: '' });
const shown = async (text: string) => runsOf(text, 'text', await fontsOf(text)).map((run) => run.text);

// From left to right; the letters of a run are turned around by its font.
it.each([
  ['abc שלום def', ['abc ', 'שלום', ' def']],
  ['שלום abc 12', ['abc 12', ' ', 'שלום']],
  ['שלום (עולם)', ['(', 'עולם', ') ', 'שלום']],
  ['محمد عبد 123', ['123', ' ', 'عبد', ' ', 'محمد']],
])('sets "%s" as the Unicode Bidirectional Algorithm says', async (text, runs) => {
  const found = await shown(text);
  expect(found.join('')).toBe(runs.join(''));
});

it('leaves out pictures that it cannot draw, and marks letters that it cannot', async () => {
  expect((await shown('a🦩b')).join('')).toBe('ab');
  expect((await shown('a𓀀b')).join('')).toBe('a□b');
});

it('keeps a mark with its letter, in one font', async () => {
  expect(await shown('xe\u0301x')).toContainEqual(expect.stringContaining('e\u0301'));
});

it.each([
  ['a word that is wider than the box', 'W'.repeat(300)],
  ['words', 'Somebody and sons '.repeat(30)],
  ['Chinese, which has no spaces', '北京国际爵士音乐节'.repeat(30)],
  ['Arabic', 'محمد عبد الله '.repeat(30)],
])('fits %s into the lines and the width that there are', async (_, text) => {
  const set = textSetter(await fontsOf(text));
  const { lines } = set(text, { style: 'text', sizes: [14, 10], width: 200, lines: 3 });
  expect(lines).toHaveLength(3);
  for (const { width } of lines) expect(width).toBeLessThanOrEqual(200.01);
  expect(
    lines
      .at(-1)
      ?.runs.map((run) => run.text)
      .join(''),
  ).toContain('…');
});
