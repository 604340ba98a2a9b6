import { describe, expect, it } from 'vitest';
import { eventDates } from '@/application/events/event-dates';
import { AppError } from '@/domain/errors';

const NOW = new Date('2026-01-01T00:00:00Z');

function faultOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.fields[0];
  }
  return null;
}

describe('the dates of an event', () => {
  it.each([
    ['eventDate', { eventDate: '2026-03-08T02:30:00' }],
    ['endDate', { eventDate: '2026-03-07T22:00:00', endDate: '2026-03-08T02:30:00' }],
  ])('are refused by %s in the hour that a clock change skips, with both sides of it', (field, dates) => {
    expect(faultOf(() => eventDates({ ...dates, timeZone: 'America/New_York' }, NOW))).toMatchObject({
      field,
      code: 'local_time_skipped',
      params: { from: '02:00', to: '03:00' },
    });
  });

  it('may name that hour by an offset', () => {
    const dates = { eventDate: '2026-03-08T02:30:00-05:00', timeZone: 'America/New_York' };
    expect(eventDates(dates, NOW).startsAt.toISOString()).toBe('2026-03-08T07:30:00.000Z');
  });

  it('say the days where a whole day is skipped', () => {
    const dates = { eventDate: '2011-12-30T12:00:00', timeZone: 'Pacific/Apia' };
    expect(faultOf(() => eventDates(dates, new Date(0)))).toMatchObject({
      params: { from: '2011-12-30 00:00', to: '2011-12-31 00:00' },
    });
  });
});
