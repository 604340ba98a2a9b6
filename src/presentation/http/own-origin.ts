import { platform } from '@/composition';

/**
 * Whether `origin` is that of our own pages. Behind a proxy or on another port than APP_URL says, the page's own host is
 * still the one the browser asked.
 */
export function isOwnOrigin(origin: string | null | undefined, host: string | null | undefined): boolean {
  const { APP_URL } = platform.env();
  return !!origin && [APP_URL, `${new URL(APP_URL).protocol}//${host}`].includes(origin);
}
