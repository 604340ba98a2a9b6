import { locale as localeInPath } from 'next/root-params';
import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { platform } from '@/composition';
import { adminWords } from './admin-words';
import { routing } from './routing';

// Read from the path and not from `requestLocale`: a not-found page renders before its layout could set that one.
// Server actions have no path, so whatever they translate names its locale.
export default getRequestConfig(async ({ locale: named }) => {
  const requested = named ?? (await localeInPath());
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  // Event pages name their own zone; this one is only for texts that belong to no event.
  const [{ default: words }, ofAdmins] = await Promise.all([
    import(`../../messages/${locale}.json`),
    adminWords(locale),
  ]);
  return { locale, messages: { ...words, ...ofAdmins }, timeZone: platform.shop().timeZone };
});
