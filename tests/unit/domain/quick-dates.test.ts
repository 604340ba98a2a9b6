import { describe, expect, it } from 'vitest';
import { type QuickDate, quickRange } from '@/domain/quick-dates';

const ZONE = 'America/Sao_Paulo';
const range = (when: QuickDate, now: string) => {
  const { from, to } = quickRange(when, new Date(now), ZONE);
  return [from.toISOString(), to.toISOString()];
};

describe('dates as people say them, three hours behind UTC', () => {
  // 25 November 2026 is a Wednesday.
  it.each<[QuickDate, string, string, string]>([
    ['tonight', '2026-11-25T15:00:00Z', '2026-11-25T20:00:00.000Z', '2026-11-26T07:59:59.000Z'],
    ['tonight', '2026-11-25T23:30:00Z', '2026-11-25T23:30:00.000Z', '2026-11-26T07:59:59.000Z'],
    ['tonight', '2026-11-26T02:30:00Z', '2026-11-26T02:30:00.000Z', '2026-11-26T07:59:59.000Z'],
    ['tomorrow', '2026-11-26T02:30:00Z', '2026-11-26T03:00:00.000Z', '2026-11-27T02:59:59.000Z'],
    ['weekend', '2026-11-25T15:00:00Z', '2026-11-27T20:00:00.000Z', '2026-11-30T02:59:59.000Z'],
    ['weekend', '2026-11-27T22:00:00Z', '2026-11-27T22:00:00.000Z', '2026-11-30T02:59:59.000Z'],
    ['weekend', '2026-11-29T15:00:00Z', '2026-11-29T15:00:00.000Z', '2026-11-30T02:59:59.000Z'],
    ['weekend', '2026-11-30T15:00:00Z', '2026-12-04T20:00:00.000Z', '2026-12-07T02:59:59.000Z'],
    ['week', '2026-11-25T15:00:00Z', '2026-11-25T15:00:00.000Z', '2026-12-02T02:59:59.000Z'],
    ['month', '2026-11-25T15:00:00Z', '2026-11-25T15:00:00.000Z', '2026-12-25T02:59:59.000Z'],
  ])('%s at %s is %s to %s', (when, now, from, to) => {
    expect(range(when, now)).toEqual([from, to]);
  });
});
