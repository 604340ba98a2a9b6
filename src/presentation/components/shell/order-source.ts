/**
 * By which link this tab came here, as its `utm_source` says: kept until it is closed, so that it is still known when
 * something is bought three pages later.
 */

const NAME = 'eventhub.source';
/** The server cuts and cleans what arrives. */
const LONGEST = 200;

const sourceIn = (address: string) => new URL(address).searchParams.get('utm_source')?.slice(0, LONGEST);

/** The last link that said one counts. A page that was left before its scripts woke is known as the one we come from. */
export function noteSource(): void {
  try {
    const { href, origin } = window.location;
    const { referrer } = document;
    const source = sourceIn(href) || (referrer.startsWith(`${origin}/`) && sourceIn(referrer));
    if (source) sessionStorage.setItem(NAME, source);
  } catch {
    // Storage is full or switched off.
  }
}

export function readSource(): string | undefined {
  try {
    return sessionStorage.getItem(NAME) ?? undefined;
  } catch {
    return undefined;
  }
}
