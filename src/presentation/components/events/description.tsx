import type { ListItem, Nodes } from 'mdast';
import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { definitionsOf, readMarkdown, safeHref } from '@/presentation/markdown/read-markdown';

/** What the organiser wrote, with its links, lists and emphasis. Nothing in it is ever read as HTML, and no picture is loaded. */
export function Description({ text }: { text: string }) {
  const t = useTranslations('event');
  if (text.trim() === '') return <p className="text-ink-soft">{t('noDescription')}</p>;
  const root = readMarkdown(text);
  return (
    <div className="grid gap-4 text-[1.0625rem] leading-relaxed [overflow-wrap:anywhere]">
      {drawAll(root.children, definitionsOf(root))}
    </div>
  );
}

type Definitions = ReadonlyMap<string, string>;

const drawAll = (nodes: readonly Nodes[], definitions: Definitions): ReactNode =>
  // The text is drawn anew as a whole: a node's place is all it is known by.
  nodes
    .map((node, place) => ({ node, place }))
    .map(({ node, place }) => <Fragment key={place}>{draw(node, definitions)}</Fragment>);

function draw(node: Nodes, definitions: Definitions): ReactNode {
  const inside = () => drawAll('children' in node ? node.children : [], definitions);
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p className="whitespace-pre-line">{inside()}</p>;
    // Below the heading of the section that it stands in.
    case 'heading':
      return node.depth < 3 ? (
        <h3 className="mt-2 font-bold text-xl">{inside()}</h3>
      ) : (
        <h4 className="mt-1 font-bold text-lg">{inside()}</h4>
      );
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'emphasis':
      return <em>{inside()}</em>;
    case 'link':
      return <OutLink address={node.url}>{inside()}</OutLink>;
    case 'linkReference':
      return <OutLink address={definitions.get(node.identifier) ?? ''}>{inside()}</OutLink>;
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1} className="grid list-decimal gap-1.5 pl-6">
          {inside()}
        </ol>
      ) : (
        <ul className="grid list-disc gap-1.5 pl-6">{inside()}</ul>
      );
    case 'listItem':
      return <li>{drawItem(node, definitions)}</li>;
    case 'blockquote':
      return <blockquote className="grid gap-4 border-coral border-l-4 pl-4">{inside()}</blockquote>;
    case 'inlineCode':
      return <code className="rounded bg-sunken px-1 text-[0.9em]">{node.value}</code>;
    case 'code':
      return (
        <pre className="whitespace-pre-wrap rounded-lg bg-sunken p-4 text-[0.9em]">
          <code>{node.value}</code>
        </pre>
      );
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr className="border-line" />;
    case 'image':
    case 'imageReference':
      return node.alt ?? null;
    default:
      return null;
  }
}

/** An item of one paragraph is that text; paragraphs of their own stand where several do. */
function drawItem({ children, spread }: ListItem, definitions: Definitions): ReactNode {
  if (spread) return drawAll(children, definitions);
  return children
    .map((node, place) => ({ node, place }))
    .map(({ node, place }) => (
      <Fragment key={place}>
        {node.type === 'paragraph' ? drawAll(node.children, definitions) : draw(node, definitions)}
      </Fragment>
    ));
}

/** Somebody else's link: search engines are not to take it for our recommendation, nor that site to learn who comes. */
function OutLink({ address, children }: { address: string; children: ReactNode }) {
  const href = safeHref(address);
  if (!href) return children;
  return (
    <a
      href={href}
      rel="nofollow ugc noopener noreferrer"
      className="font-medium underline decoration-2 decoration-coral underline-offset-4"
    >
      {children}
    </a>
  );
}
