import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone, readLocalTime, toInstant, toLocalTime } from '@/domain/local-time';

const instant = (text: string, zone: string) => toInstant(text, zone)?.toISOString().replace('.000Z', 'Z') ?? null;

describe('a wall-clock time', () => {
  it.each([
    ['2026-03-15T14:00:00', 'America/Sao_Paulo', '2026-03-15T17:00:00Z'],
    ['2026-03-15T14:00', 'America/Sao_Paulo', '2026-03-15T17:00:00Z'],
    ['2026-03-15T14:00:00.123456789', 'America/Sao_Paulo', '2026-03-15T17:00:00Z'],
    ['2026-03-15T14:00:00', 'UTC', '2026-03-15T14:00:00Z'],
    ['2026-03-15T14:00:00', 'Asia/Kathmandu', '2026-03-15T08:15:00Z'],
    ['2026-07-15T14:00:00', 'Europe/Lisbon', '2026-07-15T13:00:00Z'],
    ['2026-01-15T14:00:00', 'Europe/Lisbon', '2026-01-15T14:00:00Z'],
    ['2026-03-15T00:00:00', 'Pacific/Kiritimati', '2026-03-14T10:00:00Z'],
    ['2026-03-15T23:59:59', 'Pacific/Pago_Pago', '2026-03-16T10:59:59Z'],
    ['2028-02-29T10:00:00', 'UTC', '2028-02-29T10:00:00Z'],
  ])('%s is read on the clocks of %s', (text, zone, expected) => {
    expect(instant(text, zone)).toBe(expected);
  });

  it.each([
    ['2026-03-15T14:00:00Z', '2026-03-15T14:00:00Z'],
    ['2026-03-15T14:00:00+05:45', '2026-03-15T08:15:00Z'],
    ['2026-03-15T14:00:00-03:00', '2026-03-15T17:00:00Z'],
    ['2026-01-01T00:30+01:00', '2025-12-31T23:30:00Z'],
  ])('%s brings an offset, which wins over the zone', (text, expected) => {
    expect(instant(text, 'Asia/Tokyo')).toBe(expected);
  });

  it.each([
    ['2026-03-08T02:30:00', 'America/New_York', '2026-03-08T07:30:00Z', '03:30 EDT'],
    ['2026-03-29T01:30:00', 'Europe/London', '2026-03-29T01:30:00Z', '02:30 BST'],
    ['2018-11-04T00:30:00', 'America/Sao_Paulo', '2018-11-04T03:30:00Z', '01:30 -02'],
    ['2026-10-04T02:15:00', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z', '02:45 +11: half an hour is skipped'],
    ['2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00Z', 'a whole day is skipped: the 31st'],
  ])('%s in %s never was and moves forward by the gap', (text, zone, expected) => {
    expect(instant(text, zone)).toBe(expected);
  });

  it.each([
    ['2026-03-08T02:30:00', 'America/New_York', '2026-03-08T02:00:00', '2026-03-08T03:00:00'],
    ['2026-03-08T02:00:00', 'America/New_York', '2026-03-08T02:00:00', '2026-03-08T03:00:00'],
    ['2026-03-08T02:59:59', 'America/New_York', '2026-03-08T02:00:00', '2026-03-08T03:00:00'],
    ['2018-11-04T00:30:00', 'America/Sao_Paulo', '2018-11-04T00:00:00', '2018-11-04T01:00:00'],
    ['2026-10-04T02:15:00', 'Australia/Lord_Howe', '2026-10-04T02:00:00', '2026-10-04T02:30:00'],
    ['2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T00:00:00', '2011-12-31T00:00:00'],
  ])('%s in %s is known as skipped, from %s to %s', (text, zone, from, to) => {
    expect(readLocalTime(text, zone)).toMatchObject({ kind: 'skipped', from, to });
  });

  it.each([
    ['2026-03-08T01:59:59', 'America/New_York'],
    ['2026-03-08T03:00:00', 'America/New_York'],
    ['2026-11-01T01:30:00', 'America/New_York'],
    ['2026-03-08T02:30:00-05:00', 'America/New_York'],
    ['2026-03-08T02:30:00', 'America/Sao_Paulo'],
  ])('%s in %s is not', (text, zone) => {
    expect(readLocalTime(text, zone)).toMatchObject({ kind: 'instant' });
  });

  it.each([
    ['2026-11-01T01:30:00', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['2026-10-25T01:30:00', 'Europe/London', '2026-10-25T00:30:00Z'],
    ['2018-02-17T23:30:00', 'America/Sao_Paulo', '2018-02-18T01:30:00Z'],
    ['2026-04-05T01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
  ])('%s in %s happens twice and means the first', (text, zone, expected) => {
    expect(instant(text, zone)).toBe(expected);
  });

  it.each([
    '2026-02-29T10:00:00',
    '2026-13-01T10:00:00',
    '2026-00-01T10:00:00',
    '2026-04-31T10:00:00',
    '2026-03-15T24:00:00',
    '2026-03-15T14:60:00',
    '2026-03-15T14:00:60',
    '2026-03-15T14:00:00+24:00',
    '2026-03-15T14:00:00+0300',
    '2026-03-15 14:00:00',
    '2026-03-15',
    '26-03-15T14:00:00',
    '2026-3-15T14:00:00',
    '+002026-03-15T14:00:00',
    '0000-01-01T00:00:00',
    '0999-12-31T23:59:59',
    '5000-01-01T00:00:00',
    '9999-12-31T23:59:59-14:00',
    ' 2026-03-15T14:00:00',
    '2026-03-15T14:00:00\n',
    '٢٠٢٦-03-15T14:00:00',
    'tomorrow',
    '',
  ])('is not %j', (text) => {
    expect(toInstant(text, 'America/Sao_Paulo')).toBeNull();
  });
});

const ZONES = [
  'UTC',
  'America/Sao_Paulo',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/St_Johns',
];
const seconds = fc.integer({ min: Date.UTC(1970, 0, 3) / 1000, max: Date.UTC(2099, 11, 30) / 1000 });

describe('an instant and its local time', () => {
  it('go there and back, to the first pass of an hour that is repeated', () => {
    fc.assert(
      fc.property(seconds, fc.constantFrom(...ZONES), (second, zone) => {
        const local = toLocalTime(new Date(second * 1000), zone);
        const back = toInstant(local, zone);
        expect(back && toLocalTime(back, zone)).toBe(local);
        expect(back?.getTime()).toBeLessThanOrEqual(second * 1000);
        expect(second * 1000 - (back?.getTime() ?? 0)).toBeLessThanOrEqual(3_600_000);
      }),
      { numRuns: 2_000 },
    );
  });

  it('skip only what no clock ever showed', () => {
    fc.assert(
      fc.property(seconds, fc.constantFrom(...ZONES), (second, zone) => {
        const wall = new Date(second * 1000).toISOString().slice(0, 19);
        const reading = readLocalTime(wall, zone);
        const isShown = reading !== null && toLocalTime(reading.at, zone) === wall;
        expect(reading?.kind).toBe(isShown ? 'instant' : 'skipped');
      }),
      { numRuns: 1_000 },
    );
  });

  it('are never further apart than offsets on Earth reach', () => {
    fc.assert(
      fc.property(seconds, fc.constantFrom(...ZONES), (second, zone) => {
        const wall = new Date(second * 1000).toISOString().slice(0, 19);
        const named = toInstant(wall, zone);
        expect(Math.abs((named?.getTime() ?? Number.NaN) - second * 1000)).toBeLessThanOrEqual(26 * 3_600_000);
      }),
      { numRuns: 1_000 },
    );
  });

  it('writes years with four digits', () => {
    expect(toLocalTime(new Date('1000-01-01T12:00:00Z'), 'UTC')).toBe('1000-01-01T12:00:00');
  });

  it('writes midnight as 00, not 24', () => {
    expect(toLocalTime(new Date('2026-03-15T03:00:00Z'), 'America/Sao_Paulo')).toBe('2026-03-15T00:00:00');
  });
});

describe('a time zone', () => {
  it.each(['America/Sao_Paulo', 'UTC', 'Etc/GMT+3', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires'])(
    'is %s',
    (zone) => {
      expect(isTimeZone(zone)).toBe(true);
    },
  );

  it.each(['Mars/Olympus', '', '+03:00', 'GMT+3', '__proto__', 'America/Sao_Paulo\0', 'São Paulo', '../etc'])(
    'is not %j',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );
});

describe('the clocks of every zone', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const clocks = new Map<string, Intl.DateTimeFormat>();
  const clockOf = (timeZone: string) => {
    const known =
      clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(timeZone, known);
    return known;
  };

  it('read as Intl reads them, whatever was read within the same minute before', () => {
    const from = Date.UTC(1970, 0, 1);
    const to = Date.UTC(2045, 0, 1);
    const minutes = fc.integer({ min: from / 60_000, max: to / 60_000 });
    const second = fc.integer({ min: 0, max: 59 });
    const moment = fc.record({ zone: fc.constantFrom(...zones), minute: minutes, seconds: fc.tuple(second, second) });
    const property = fc.property(moment, ({ zone, minute, seconds }) => {
      for (const each of seconds) {
        const instant = new Date(minute * 60_000 + each * 1_000);
        expect(toLocalTime(instant, zone)).toBe(clockOf(zone).format(instant).replace(' ', 'T'));
      }
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});

describe('the first day of all', () => {
  it.each(['America/Sao_Paulo', 'Asia/Kathmandu', 'Africa/Monrovia'])('is there in %s', (timeZone) => {
    const at = toInstant('1000-01-01T00:00:00', timeZone);
    expect(at && toLocalTime(at, timeZone)).toBe('1000-01-01T00:00:00');
  });
});
