import { useLocale, useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import { priceWords } from '@/presentation/price-words';

type PriceProps = { event: Pick<EventDto, 'price' | 'maxPrice' | 'currency'> };

/** What a seat costs: `R$40`, `from R$40`, `Free`. */
export function Price({ event }: PriceProps) {
  const t = useTranslations('common');
  return priceWords(event, useLocale(), t, { short: true });
}
