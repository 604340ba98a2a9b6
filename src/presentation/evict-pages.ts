import { revalidatePath } from 'next/cache';
import { routing } from './i18n/routing';
import { paths } from './paths';

/**
 * The event as it came, the kept pages that show it taken out of the cache in every language. For after its change was
 * committed. Rewrites hide the default locale from visitors; the cache knows every page by its full path.
 */
export function evicting<E extends { slug: string }>(event: E): E {
  for (const locale of routing.locales) {
    revalidatePath(`/${locale}`);
    revalidatePath(`/${locale}${paths.events}`);
    revalidatePath(`/${locale}${paths.event(event.slug)}`);
    revalidatePath(`/${locale}${paths.admin}`);
  }
  return event;
}
