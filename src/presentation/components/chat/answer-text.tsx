import type { ListItem, Nodes } from 'mdast';
import Link from 'next/link';
import { Fragment, memo, type ReactNode } from 'react';
import { readMarkdown } from '@/presentation/markdown/read-markdown';

/** An answer as it is told: paragraphs, lists, emphasis, and links to our own pages. Anything else is its text. */
export const AnswerText = memo(function AnswerText({ text }: { text: string }) {
  return (
    <div className="grid gap-2.5 leading-relaxed [overflow-wrap:anywhere]">{drawAll(readMarkdown(text).children)}</div>
  );
});

const drawAll = (nodes: readonly Nodes[]): ReactNode =>
  // The text is drawn anew as a whole: a node's place is all it is known by.
  nodes.map((node, place) => ({ node, place })).map(({ node, place }) => <Fragment key={place}>{draw(node)}</Fragment>);

function draw(node: Nodes): ReactNode {
  const inside = () => drawAll('children' in node ? node.children : []);
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return <p className="whitespace-pre-line">{inside()}</p>;
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'emphasis':
      return <em>{inside()}</em>;
    case 'link':
      return <OwnLink address={node.url}>{inside()}</OwnLink>;
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1} className="grid list-decimal gap-1 pl-5">
          {inside()}
        </ol>
      ) : (
        <ul className="grid list-disc gap-1 pl-5">{inside()}</ul>
      );
    case 'listItem':
      return <li>{drawItem(node)}</li>;
    case 'break':
      return <br />;
    case 'image':
      return node.alt ?? null;
    default:
      return 'value' in node ? node.value : inside();
  }
}

const drawItem = ({ children }: ListItem): ReactNode =>
  children
    .map((node, place) => ({ node, place }))
    .map(({ node, place }) => (
      <Fragment key={place}>{node.type === 'paragraph' ? drawAll(node.children) : draw(node)}</Fragment>
    ));

/** `/events/jazz`, and never `//elsewhere`. Its locale is in it already. */
const isOwn = (address: string) => /^\/(?![/\\])/.test(address);

function OwnLink({ address, children }: { address: string; children: ReactNode }) {
  if (!isOwn(address)) return children;
  return (
    <Link
      href={address}
      prefetch={false}
      className="font-medium underline decoration-2 decoration-coral underline-offset-4"
    >
      {children}
    </Link>
  );
}
