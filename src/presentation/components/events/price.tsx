import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/presentation/format';

/** The price of one seat, or `Free`. */
export function Price({ price, currency }: { price: number; currency: string }) {
  const t = useTranslations('common');
  const locale = useLocale();
  return price === 0 ? t('free') : formatMoney(price, currency, locale, { short: true });
}
