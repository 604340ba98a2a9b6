import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { routing } from './routing';

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  // Event pages name their own zone; this one is only for texts that belong to no event.
  return { locale, messages: (await import(`../../messages/${locale}.json`)).default, timeZone: 'America/Sao_Paulo' };
});
