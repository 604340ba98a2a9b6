import type { Definition, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';

/** Text from people as CommonMark, with bare addresses as links. HTML in it is text like any other. https://spec.commonmark.org */

/** Deeper than anybody writes; drawing a tree of thousands of levels would end the stack. */
const DEEPEST = 24;
/** Telling apart what belongs together takes more than the square of their number. */
const MOST_SIGNS = 500;
/** Runs of signs that mean nothing, and quotes within quotes within quotes. */
const TANGLED = /(?:[*_~[\]!]\s?){16,}|^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s))){8,}/m;

/** Its paragraphs, told apart by empty lines, with nothing in them understood. */
const asWritten = (text: string): Root => ({
  type: 'root',
  children: text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
});

const childrenOf = (node: Nodes): readonly Nodes[] => ('children' in node ? node.children : []);

/** Without recursion, which is what it guards. */
function isDeeperThan(root: Root, most: number): boolean {
  let level: readonly Nodes[] = root.children;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

/** @returns the text's tree; its bare paragraphs where it is none that could be drawn */
export function readMarkdown(text: string): Root {
  const source = text.replace(/\r\n?/g, '\n');
  if (TANGLED.test(source) || (source.match(/[*_[\]`<&]/g)?.length ?? 0) > MOST_SIGNS) return asWritten(source);
  try {
    const root = fromMarkdown(source, {
      // What looks like HTML or like code by its indentation is somebody's text.
      extensions: [gfmAutolinkLiteral(), { disable: { null: ['htmlFlow', 'htmlText', 'codeIndented'] } }],
      mdastExtensions: [gfmAutolinkLiteralFromMarkdown()],
    });
    return isDeeperThan(root, DEEPEST) ? asWritten(source) : root;
  } catch {
    // What no parser of ours takes apart is shown as it was written.
    return asWritten(source);
  }
}

/** Where the references of a text lead, by their names. */
export const definitionsOf = (root: Root): ReadonlyMap<string, string> =>
  new Map(
    root.children
      .filter((node): node is Definition => node.type === 'definition')
      .map(({ identifier, url }) => [identifier, url]),
  );

const SAFE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address where a link may lead; null for one that would run something, or that leads nowhere by itself. */
export function safeHref(address: string): string | null {
  const url = URL.parse(address);
  return url && SAFE.has(url.protocol) && url.username === '' && url.password === '' ? url.href : null;
}

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'code', 'thematicBreak']);

/** All that is written in the text, without its marks: a line a paragraph, for whoever reads no Markdown. */
export function plainText(text: string): string {
  const lines: string[] = [];
  const write = (node: Nodes): string => {
    if (node.type === 'break') return '\n';
    if ('value' in node) return node.value;
    if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
    return childrenOf(node).map(write).join('');
  };
  const walk = (node: Nodes) => {
    if (BLOCKS.has(node.type)) lines.push(write(node).trim());
    else for (const child of childrenOf(node)) walk(child);
  };
  walk(readMarkdown(text));
  return lines.filter(Boolean).join('\n\n');
}
