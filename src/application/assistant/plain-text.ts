/** Text from people, to stand among ours: one line, no link, no mark that Markdown or HTML would read. */

const LINKS = /(?:https?:\/\/|www\.|mailto:|javascript:|data:)\S*|[^\s@]+@[^\s@]+\.[^\s@]+/gi;
/** What Markdown would read as a link: its label is all of it that is said. */
const MARKED_LINKS = /!?\[([^\][\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)?/g;
const MARKS = /[\\`*_[\]]/g;

/** Its links taken out, what would be a tag made none, its white space made one. */
export const unlinked = (text: string) =>
  text
    .replace(MARKED_LINKS, '$1')
    .replace(LINKS, '')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/\s+/g, ' ')
    .trim();

/** The same, its marks escaped, cut after `most` characters at the end of a word. */
export function plain(text: string, most = 200): string {
  const line = unlinked(text);
  const cut = line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')}…`;
  return cut.replace(MARKS, '\\$&');
}
