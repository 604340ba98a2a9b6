/**
 * By which link this tab came here, as its `utm_source` says. It is noted before the page is painted
 * (before-paint-text.ts) and kept until the tab is closed, so that it is still known when something is bought three pages later.
 */

export const SOURCE_NAME = 'eventhub.source';
/** The server cuts and cleans what arrives. */
export const LONGEST_SOURCE = 200;

export function readSource(): string | undefined {
  try {
    return sessionStorage.getItem(SOURCE_NAME) ?? undefined;
  } catch {
    // Storage is switched off.
    return undefined;
  }
}
