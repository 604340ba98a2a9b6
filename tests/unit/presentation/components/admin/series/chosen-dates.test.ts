import { describe, expect, it } from 'vitest';
import { chosenDates, type ShownDate } from '@/presentation/components/admin/series/chosen-dates';

const date = (start: string, more: Partial<ShownDate> = {}): ShownDate => ({
  start,
  startsAt: `${start}:00.000Z`,
  state: 'new',
  isShifted: false,
  isFirst: false,
  ...more,
});
const dates = [
  date('a', { isFirst: true }),
  date('b'),
  date('c', { state: 'past' }),
  date('d'),
  date('e', { state: 'taken' }),
  date('f'),
];

describe('the dates that somebody chose', () => {
  it('send only what differs, of dates that are made', () => {
    const typed = { skipped: new Set(['a', 'c', 'd']), seats: { b: '40', f: '1,200', a: '7' } };
    expect(chosenDates(dates, typed, 40, 'en')).toEqual({
      held: 2,
      odd: [],
      input: { skipped: ['d'], seats: { f: 1200 } },
    });
  });

  it.each(['', '0', '-1', '1.5', 'ten', '1000001', '1.000'])('name a date whose seats are %j', (text) => {
    const { odd, input } = chosenDates(dates, { skipped: new Set(), seats: { d: text } }, 40, 'en');
    expect(odd).toEqual(['d']);
    expect(input.seats).toEqual({});
  });

  it('ask for no seats of a date that is taken out', () => {
    expect(chosenDates(dates, { skipped: new Set(['d']), seats: { d: 'odd' } }, 40, 'en').odd).toEqual([]);
  });
});
