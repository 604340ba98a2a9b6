import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import en from '@/messages/en.json';
import ptBR from '@/messages/pt-BR.json';
import { priceWords } from '@/presentation/price-words';

const plain = (text: string) => text.replace(/\s/g, ' ');
const common = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'common' }),
  'pt-BR': createTranslator({ locale: 'pt-BR', messages: ptBR, namespace: 'common' }),
};

describe('what a seat costs', () => {
  it.each([
    [0, 0, 'en', 'Free'],
    [40, 40, 'en', 'R$40.00'],
    [40, 90, 'en', 'from R$40.00'],
    [0, 90, 'en', 'Free to R$90.00'],
    [40, 90, 'pt-BR', 'a partir de R$ 40,00'],
    [0, 0, 'pt-BR', 'Grátis'],
    [0, 90, 'pt-BR', 'Grátis a R$ 90,00'],
  ] as const)('%d to %d in %s', (price, maxPrice, locale, words) => {
    expect(plain(priceWords({ price, maxPrice, currency: 'BRL' }, locale, common[locale]))).toBe(words);
  });

  it('drops the cents of a whole amount where room is short', () => {
    const event = { price: 40, maxPrice: 90.5, currency: 'BRL' };
    expect(plain(priceWords(event, 'en', common.en, { short: true }))).toBe('from R$40');
  });
});
