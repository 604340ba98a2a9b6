import { describe, expect, it } from 'vitest';
import { RANGES, rangeSpan } from '@/application/dashboard/ranges';

const SAO_PAULO = 'America/Sao_Paulo';
const NOW = new Date('2026-03-15T17:30:00Z');
const iso = (date: Date | undefined) => date?.toISOString();

describe('a range', () => {
  it.each([
    [
      'today',
      15,
      '2026-03-15T03:00:00.000Z',
      '2026-03-15T17:00:00.000Z',
      '2026-03-14T03:00:00.000Z',
      '2026-03-14T17:30:00.000Z',
    ],
    [
      '7d',
      7,
      '2026-03-09T03:00:00.000Z',
      '2026-03-15T03:00:00.000Z',
      '2026-03-02T03:00:00.000Z',
      '2026-03-08T17:30:00.000Z',
    ],
    [
      '30d',
      30,
      '2026-02-14T03:00:00.000Z',
      '2026-03-15T03:00:00.000Z',
      '2026-01-15T03:00:00.000Z',
      '2026-02-13T17:30:00.000Z',
    ],
    [
      '90d',
      90,
      '2025-12-16T03:00:00.000Z',
      '2026-03-15T03:00:00.000Z',
      '2025-09-17T03:00:00.000Z',
      '2025-12-15T17:30:00.000Z',
    ],
    [
      '12m',
      12,
      '2025-04-01T03:00:00.000Z',
      '2026-03-01T03:00:00.000Z',
      '2024-04-01T03:00:00.000Z',
      '2025-03-15T17:30:00.000Z',
    ],
  ] as const)('%s has %i steps on the clocks of the zone', (range, count, first, last, before, beforeTo) => {
    const span = rangeSpan(range, NOW, SAO_PAULO);
    expect([span.starts.length, span.before.length]).toEqual([count, count]);
    expect([span.starts[0], span.starts.at(-1), span.before[0], span.beforeTo].map(iso)).toEqual([
      first,
      last,
      before,
      beforeTo,
    ]);
  });

  it('rises from the time before to now, in every zone and at every moment, clock changes included', () => {
    for (const zone of [SAO_PAULO, 'America/New_York', 'Asia/Kathmandu', 'UTC']) {
      for (const range of RANGES) {
        for (let week = 0; week < 60; week += 1) {
          const now = new Date(Date.UTC(2017, 9, 1) + week * 7 * 86_399_000);
          const { starts, before, beforeTo } = rangeSpan(range, now, zone);
          const times = [...before, beforeTo, ...starts, now].map((date) => date.getTime());
          expect(times, `${zone} ${range} ${now.toISOString()}`).toEqual([...times].sort((a, b) => a - b));
        }
      }
    }
  });

  it('of a leap day’s year ends on the last of February before', () => {
    expect(iso(rangeSpan('12m', new Date('2028-02-29T12:00:00Z'), 'UTC').beforeTo)).toBe('2027-02-28T12:00:00.000Z');
  });
});
