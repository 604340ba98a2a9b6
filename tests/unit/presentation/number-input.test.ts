import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatReading,
  type NumberReading,
  parseAmount,
  parseWholeNumber,
} from '@/presentation/number-input';

const shown = (reading: NumberReading) =>
  reading.kind === 'value' ? reading.value : reading.kind === 'ambiguous' ? reading.readings : null;

describe('a whole number as people write it', () => {
  it.each<[string, string, number | [number, number] | null]>([
    ['1000', 'en', 1000],
    ['1.000', 'pt-BR', 1000],
    ['1.000.000', 'pt-BR', 1_000_000],
    ['1,000', 'en', 1000],
    ['1 000', 'en', 1000],
    ['1\u00A0000', 'pt-BR', 1000],
    ['1\u202F000', 'pt-BR', 1000],
    ['1’000', 'en', 1000],
    [' 80 ', 'en', 80],
    ['007', 'en', 7],
    ['１０００', 'en', 1000],
    ['１．０００', 'pt-BR', 1000],
    ['١٠٠٠', 'en', 1000],
    ['۲۵۰', 'pt-BR', 250],
    ['12,00', 'pt-BR', 12],
    ['1.000.000', 'en', 1_000_000],
    ['1.000', 'en', [1, 1000]],
    ['1,000', 'pt-BR', [1, 1000]],
    ['1.500', 'en', [1.5, 1500]],
    ['1,5', 'en', null],
    ['1.5', 'en', null],
    ['10,50', 'pt-BR', null],
    ['1.00', 'pt-BR', 1],
    ['10.00.0', 'pt-BR', null],
    ['1 00', 'en', null],
    ['1,000 000', 'en', null],
    ['-5', 'en', null],
    ['+5', 'en', null],
    ['1e3', 'en', null],
    ['0x10', 'en', null],
    ['', 'en', null],
    ['many', 'en', null],
    ['1'.repeat(16), 'en', null],
    ['1'.repeat(100_000), 'en', null],
  ])('%j in %s', (text, locale, expected) => expect(shown(parseWholeNumber(text, locale))).toEqual(expected));
});

describe('an amount as people write it', () => {
  it.each<[string, string, number | [number, number] | null]>([
    ['299', 'en', 299],
    ['299,00', 'en', 299],
    ['299.00', 'pt-BR', 299],
    ['10,50', 'pt-BR', 10.5],
    ['10,5', 'pt-BR', 10.5],
    ['R$ 1.234,56', 'pt-BR', 1234.56],
    ['R$1.234,56', 'pt-BR', 1234.56],
    ['US$ 1,234.56', 'en', 1234.56],
    ['1.234,56 €', 'pt-BR', 1234.56],
    ['BRL 10', 'en', 10],
    ['10 CHF', 'en', 10],
    ['1,000.50', 'en', 1000.5],
    ['1.299,00', 'en', 1299],
    ['1,299.00', 'pt-BR', 1299],
    ['1,299', 'en', 1299],
    ['1.299', 'pt-BR', 1299],
    ['1.299.000', 'en', 1_299_000],
    [' 1 299,90 ', 'pt-BR', 1299.9],
    ['1.299,5', 'en', 1299.5],
    ['0', 'en', 0],
    ['0.500', 'en', 0.5],
    ['12.3456', 'en', 12.3456],
    ['1.000', 'en', [1, 1000]],
    ['1,000', 'pt-BR', [1, 1000]],
    ['1.299', 'en', [1.299, 1299]],
    ['1,5', 'en', [15, 1.5]],
    ['10.5', 'pt-BR', [105, 10.5]],
    ['', 'en', null],
    ['R$', 'pt-BR', null],
    ['abc', 'en', null],
    ['10 reais', 'pt-BR', null],
    ['-5', 'en', null],
    ['1,2,3', 'en', null],
    ['12.34.5', 'en', null],
    ['1.2,3,4', 'en', null],
    ['5.', 'en', null],
    ['.5', 'en', null],
    ['1e3', 'en', null],
    ['12,3456.7', 'en', null],
    ['10 50', 'pt-BR', null],
  ])('%j in %s', (text, locale, expected) => expect(shown(parseAmount(text, locale))).toEqual(expected));
});

describe('what we write ourselves', () => {
  const locales = fc.constantFrom('en', 'pt-BR');
  const amounts = fc.integer({ min: 0, max: 200_000_000 }).map((minor) => minor / 100);

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(amounts, locales, (amount, locale) => {
        expect(parseAmount(formatAmount(amount, locale), locale)).toEqual({ kind: 'value', value: amount });
      }),
    );
  });

  it('is read back from every form in which Intl writes money', () => {
    const currencies = fc.constantFrom('BRL', 'USD', 'EUR', 'GBP', 'CHF', 'MXN');
    fc.assert(
      fc.property(amounts, locales, currencies, (amount, locale, currency) => {
        const written = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
        expect(parseAmount(written, locale)).toEqual({ kind: 'value', value: amount });
      }),
    );
  });

  it('is read back as the same whole number, grouped or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), locales, fc.boolean(), (number, locale, useGrouping) => {
        const written = new Intl.NumberFormat(locale, { useGrouping }).format(number);
        expect(parseWholeNumber(written, locale)).toEqual({ kind: 'value', value: number });
      }),
    );
  });

  it('is asked in the form of the locale', () => {
    expect([formatReading(1000, 'pt-BR'), formatReading(1.5, 'en'), formatReading(1000, 'en')]).toEqual([
      '1.000',
      '1.5',
      '1,000',
    ]);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,’ R$€-+eE\u00A0٠۰１．\u0000\uD800abc'), maxLength: 45 }),
        locales,
        (text, locale) => {
          for (const reading of [parseAmount(text, locale), parseWholeNumber(text, locale)]) {
            if (reading.kind === 'value') expect(reading.value).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});
