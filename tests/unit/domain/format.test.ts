import { describe, expect, it } from 'vitest';
import { currencyName, eventTimes, formatDay, formatLocalTime, formatMoney } from '@/domain/format';

// Intl writes narrow and no-break spaces, which look alike and compare differently.
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('money', () => {
  it.each([
    [299, 'BRL', 'pt-BR', 'R$ 299,00'],
    [79.9, 'BRL', 'en', 'R$79.90'],
    [22, 'EUR', 'en', '€22.00'],
    [1500, 'JPY', 'en', '¥1,500'],
  ])('%d %s in %s', (amount, currency, locale, written) => {
    expect(plain(formatMoney(amount, currency, locale))).toBe(written);
  });

  it('drops the cents of a whole amount where room is short, and only then', () => {
    expect(plain(formatMoney(40, 'BRL', 'pt-BR', { short: true }))).toBe('R$ 40');
    expect(plain(formatMoney(79.9, 'BRL', 'pt-BR', { short: true }))).toBe('R$ 79,90');
  });
});

describe('an event’s times', () => {
  const event = { startsAt: '2026-03-16T01:30:00Z', endsAt: '2026-03-16T03:30:00Z', timeZone: 'America/Sao_Paulo' };

  it('are those of its own zone, whoever reads them', () => {
    const times = eventTimes(event, 'en');
    expect(times).toMatchObject({ day: '15', month: 'Mar', weekday: 'Sun', date: 'Sunday, March 15, 2026' });
    expect(plain(times.time)).toBe('10:30 PM');
    expect(times.zone).toContain('Brasilia');
  });

  it('name the day of the end where it is another one', () => {
    expect(plain(eventTimes(event, 'en').end)).toContain('Mar 16');
    expect(plain(eventTimes({ ...event, endsAt: '2026-03-16T02:30:00Z' }, 'en').end)).toBe('11:30 PM');
  });

  it('speak Portuguese', () => {
    expect(eventTimes(event, 'pt-BR')).toMatchObject({
      month: 'mar',
      date: 'domingo, 15 de março de 2026',
      time: '22:30',
    });
  });
});

it('a day stays the day that was typed', () => {
  expect(formatDay('2026-03-15', 'en')).toBe('Mar 15, 2026');
});

it.each([
  ['en', 'Mar 15, 2026, 2:00 PM'],
  ['pt-BR', '15 de mar. de 2026, 14:00'],
])('a wall-clock time in %s stays the time of its place', (locale, written) => {
  expect(plain(formatLocalTime('2026-03-15T14:00:00', locale))).toBe(written);
});

it.each([
  ['BRL', 'pt-BR', 'R$ (BRL)'],
  ['USD', 'pt-BR', 'US$ (USD)'],
  ['CHF', 'en', 'CHF'],
])('%s in %s is called %s', (currency, locale, name) => {
  expect(plain(currencyName(currency, locale))).toBe(name);
});
