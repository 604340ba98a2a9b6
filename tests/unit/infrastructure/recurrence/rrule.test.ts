import { describe, expect, it } from 'vitest';
import type { SeriesRule } from '@/domain/series';
import { rruleRecurrence } from '@/infrastructure/recurrence/rrule';

const rule = (changes: Partial<SeriesRule>): SeriesRule => ({
  frequency: 'WEEKLY',
  interval: 1,
  weekdays: [],
  monthlyBy: 'day',
  end: { count: 4 },
  ...changes,
});
const days = (changes: Partial<SeriesRule>, start: string, most = 366) =>
  rruleRecurrence.expand(rule(changes), `${start}T19:00:00`, most).map((local) => {
    expect(local.slice(10)).toBe('T19:00:00');
    return local.slice(2, 10);
  });

describe('the dates of a rule', () => {
  it.each<[string, Partial<SeriesRule>, string, string[]]>([
    ['the same day each week', {}, '2026-03-14', ['26-03-14', '26-03-21', '26-03-28', '26-04-04']],
    [
      'several days of every other week',
      { interval: 2, weekdays: ['SU', 'TU'] },
      '2026-03-10',
      ['26-03-10', '26-03-15', '26-03-24', '26-03-29'],
    ],
    // RFC 5545 counts the first date, whatever its day.
    [
      'a first date on another day',
      { weekdays: ['TU'] },
      '2026-03-14',
      ['26-03-14', '26-03-17', '26-03-24', '26-03-31'],
    ],
    [
      'every third day, over a leap day',
      { frequency: 'DAILY', interval: 3 },
      '2028-02-26',
      ['28-02-26', '28-02-29', '28-03-03', '28-03-06'],
    ],
    [
      'months without the day are left out',
      { frequency: 'MONTHLY' },
      '2026-01-31',
      ['26-01-31', '26-03-31', '26-05-31', '26-07-31'],
    ],
    [
      'the second Saturday',
      { frequency: 'MONTHLY', monthlyBy: 'weekday' },
      '2026-03-14',
      ['26-03-14', '26-04-11', '26-05-09', '26-06-13'],
    ],
    [
      'a fifth weekday is the last one',
      { frequency: 'MONTHLY', monthlyBy: 'weekday' },
      '2026-03-31',
      ['26-03-31', '26-04-28', '26-05-26', '26-06-30'],
    ],
    [
      'up to the last day, which counts',
      { end: { until: '2026-03-28' } },
      '2026-03-14',
      ['26-03-14', '26-03-21', '26-03-28'],
    ],
    ['a last day before the first', { end: { until: '2020-01-01' } }, '2026-03-14', ['26-03-14']],
  ])('%s', (_, changes, start, expected) => expect(days(changes, start)).toEqual(expected));

  it('are never more than asked for, nor later than ten years', () => {
    expect(days({ frequency: 'DAILY', end: { until: '4000-01-01' } }, '2026-03-14', 366)).toHaveLength(366);
    const rare = days({ frequency: 'MONTHLY', interval: 12, end: { count: 366 } }, '2028-02-29');
    expect(rare).toEqual(['28-02-29', '32-02-29', '36-02-29']);
  });

  it.each<[Partial<SeriesRule>, string]>([
    [{ weekdays: ['TH', 'TU'] }, 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH;COUNT=4'],
    [
      { frequency: 'MONTHLY', monthlyBy: 'weekday', end: { until: '2026-12-31' } },
      'FREQ=MONTHLY;INTERVAL=1;BYDAY=2SA;UNTIL=20261231T235959Z',
    ],
    [{ frequency: 'MONTHLY', interval: 3 }, 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=14;COUNT=4'],
    [{ frequency: 'DAILY' }, 'FREQ=DAILY;INTERVAL=1;COUNT=4'],
  ])('are written as an RRULE, and read from it', (changes, text) => {
    expect(rruleRecurrence.write(rule(changes), '2026-03-14T19:00:00')).toBe(text);
    const read = rruleRecurrence.read(text);
    expect(rruleRecurrence.write(read, '2026-03-14T19:00:00')).toBe(text);
    expect(() => rruleRecurrence.read('FREQ=SECONDLY')).toThrow();
  });
});
