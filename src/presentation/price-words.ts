import { formatMoney } from '@/domain/format';

type Priced = { price: number; maxPrice: number; currency: string };
type Words = (key: 'free' | 'priceFrom' | 'freeTo', values: { price: string }) => string;

/** What a seat costs: `R$40`, `from R$40` where prices differ, `Free`. `t` speaks from the namespace `common`. */
export function priceWords({ price, maxPrice, currency }: Priced, locale: string, t: Words, { short = false } = {}) {
  const money = (amount: number) => formatMoney(amount, currency, locale, { short });
  if (maxPrice <= price) return price === 0 ? t('free', { price: '' }) : money(price);
  return price === 0 ? t('freeTo', { price: money(maxPrice) }) : t('priceFrom', { price: money(price) });
}
