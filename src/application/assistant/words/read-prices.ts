import type { EventSearch } from '../assistant.ts';
import { type Reader, words } from './reader.ts';

/** Prices and numbers of seats in a question. */

type Prices = Pick<EventSearch, 'minPrice' | 'maxPrice' | 'currency' | 'sort'> & { isSuperlative: boolean };

const AMOUNT = '(r\\$|us\\$|\\$|€|£)?(\\d+(?:[.,]\\d{1,2})?)';
const MONEY = '(reais|real|contos?|pilas?|pratas|paus|dollars?|dolares|usd|brl|euros?|eur|bucks|pounds?|libras?|gbp)';
const BELOW =
  'under|below|less than|cheaper than|menos (?:de|que|do que)|abaixo de|por menos de|mais barat[oa]s? (?:que|do que)|inferior a';
const UP_TO =
  'up to|at most|max(?:imum)?(?: of)?|no more than|within|not more than|ate|no maximo|maximo de|por ate|de ate|que custem? ate|custando ate';
const ABOVE = 'over|above|more than|acima de|mais de|mais car[oa]s? (?:que|do que)';
const AT_LEAST = 'at least|from|starting at|a partir de|pelo menos|no minimo|minimo de';
const FOR = 'for|with|around|about|por|com|uns|tenho|i have(?: got)?|budget(?: is| of)?|orcamento de';

const CENT = 0.01;

function currencyOf(sign = '', name = ''): string | undefined {
  if (sign === 'r$' || /^(reais|real|contos?|pilas?|pratas|paus|brl)$/.test(name)) return 'BRL';
  if (sign === '€' || /^(euros?|eur)$/.test(name)) return 'EUR';
  if (sign === 'us$' || /^(dollars?|dolares|usd)$/.test(name)) return 'USD';
  if (sign === '£' || /^(pounds?|libras?|gbp)$/.test(name)) return 'GBP';
  // A bare "$" is what people type for whatever they pay with.
  return undefined;
}

const amountOf = (text = '0') => Number(text.replace(',', '.'));

function readBetween(read: Reader): Partial<Prices> | null {
  const said = read.take(
    words(`(?:between|from|entre|de) ${AMOUNT}(?: ${MONEY})? (?:and|to|e|a|ate) ${AMOUNT}(?: ${MONEY})?`),
  );
  if (!said) return null;
  const [, sign, least, name, otherSign, most, otherName] = said;
  return {
    minPrice: amountOf(least),
    maxPrice: amountOf(most),
    currency: currencyOf(sign ?? otherSign, name ?? otherName),
  };
}

/** An amount after a word that bounds it; with `marked`, only one that says that it is money. */
function readBound(read: Reader, before: string, marked: boolean) {
  const money = marked
    ? `(?:(r\\$|us\\$|\\$|€|£)(\\d+(?:[.,]\\d{1,2})?)(?: ${MONEY})?|()(\\d+(?:[.,]\\d{1,2})?) ${MONEY})`
    : `${AMOUNT}(?: ${MONEY})?()()()`;
  const said = read.take(
    words(
      `(?:${before}) ${money}(?! (?:tickets?|people|persons|seats?|ingressos?|pessoas|lugares|vagas|events?|eventos?|days|dias|hours|horas))`,
    ),
  );
  if (!said) return null;
  const [, sign, amount, name, , otherAmount, otherName] = said;
  return { amount: amountOf(amount ?? otherAmount), currency: currencyOf(sign, name || otherName) };
}

function readBounds(read: Reader): Partial<Prices> | null {
  const below = readBound(read, BELOW, false);
  // What is below 50 does not cost 50.
  if (below) return { maxPrice: below.amount - CENT, currency: below.currency };
  const most = readBound(read, UP_TO, false);
  if (most) return { maxPrice: most.amount, currency: most.currency };
  const above = readBound(read, ABOVE, false);
  if (above) return { minPrice: above.amount + CENT, currency: above.currency };
  const least = readBound(read, AT_LEAST, true);
  if (least) return { minPrice: least.amount, currency: least.currency };
  const budget = readBound(read, FOR, true);
  return budget && { maxPrice: budget.amount, currency: budget.currency };
}

const FREE =
  'free(?: of charge)?(?: entry| admission)?|no cost|for nothing|complimentary|gratis|gratuit[oa]s?|de graca|0800|sem (?:custo|pagar)|na faixa|entrada franca';
const SUPERLATIVE_CHEAP =
  '(?:the )?cheapest|(?:the )?lowest prices?|least expensive|(?:[oa]s? )?mais barat(?:o|a|os|as|inho)|(?:[oa] )?menor preco|(?:[oa]s? )?mais em conta';
const SUPERLATIVE_DEAR =
  '(?:the )?(?:most expensive|priciest|dearest|highest prices?)|(?:[oa]s? )?mais car[oa]s?|(?:[oa] )?maior preco';
const CHEAP = 'cheap(?:er)?|inexpensive|affordable|low cost|barat(?:o|a|os|as|inho|inhos)|em conta|baratex';

/** What it may cost. "feel free" and "free seats" speak of no price. */
export function readPrices(read: Reader): Prices {
  const bounds = readBetween(read) ?? readBounds(read) ?? {};
  const sort = (order: EventSearch['sort'], isSuperlative = false): Prices => ({
    ...bounds,
    sort: order,
    isSuperlative,
  });
  if (!read.has(words('feel free|free (?:seats?|spots?|places?)|seats free')) && read.take(words(FREE))) {
    return { ...sort('soonest'), maxPrice: 0, currency: undefined };
  }
  if (read.take(words(SUPERLATIVE_CHEAP))) return sort('cheapest', true);
  if (read.take(words(SUPERLATIVE_DEAR))) return sort('dearest', true);
  return read.take(words(CHEAP)) ? sort('cheapest') : sort('soonest');
}

/** "for 4 people", "preciso de 3 ingressos": so many seats together. */
export function readSeats(read: Reader): number | undefined {
  const said = read.take(
    words(
      '(?:for |need |want |get |buy |para |preciso de |quero |comprar )?(\\d{1,4}|two|three|four|five|six|eight|ten|dois|duas|tres|quatro|cinco|seis|oito|dez) (?:tickets?|people|persons|seats?|spots|of us|friends|adults|ingressos?|entradas?|pessoas|lugares|vagas|amigos|amigas|adultos)',
    ),
  );
  if (!said) return undefined;
  return numberNamed(said[1] ?? '') ?? Number(said[1]);
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    eight: 8,
    ten: 10,
    dois: 2,
    duas: 2,
    tres: 3,
    quatro: 4,
    cinco: 5,
    seis: 6,
    oito: 8,
    dez: 10,
  }),
);
const numberNamed = (word: string) => NUMBERS.get(word);
