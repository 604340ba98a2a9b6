/** Where buyers come from: the `utm_source` of the link that led them here, such as `newsletter`. */

/** In characters; the database holds the same. */
export const SOURCE_LENGTH = 40;

// What stands in for a letter in an address is left out, so that no mail address and no link is kept.
const NOT_KEPT = /[^\p{L}\p{N}._-]+/gu;

/** As it is kept: in small letters, words joined by a hyphen, cut; undefined where nothing is left. Never refused: it must cost no sale. */
export function cleanSource(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  const words = text
    .slice(0, 4 * SOURCE_LENGTH)
    .normalize('NFKC')
    .toLowerCase();
  const kept = [
    ...words
      .replace(/\S*@\S*/g, ' ')
      .trim()
      .replace(NOT_KEPT, '-'),
  ]
    .slice(0, SOURCE_LENGTH)
    .join('');
  return kept.replace(/^[-._]+|[-._]+$/g, '') || undefined;
}
