import type { AbstractIntlMessages } from 'next-intl';
import type { Locale } from './routing';

/** What an area of the administration says, a folder `messages/admin-<area>` each. On a line of its own. */
const AREAS = [
  'access',
  'dashboard',
  'series',
  'settings',
  'people',
  'events',
  'tasks',
  'webhooks',
  'palette',
  // An area more is a line more.
] as const;

/** The words of all areas. Client components see those that their page names (client-messages.tsx). */
export async function adminWords(locale: Locale): Promise<AbstractIntlMessages> {
  const words = await Promise.all(AREAS.map(async (area) => import(`../../messages/admin-${area}/${locale}.json`)));
  return Object.assign({}, ...words.map(({ default: area }) => area));
}
