import type { Block, Content, PrintedTicket } from './content';
import type { Writer } from './writer';

const WIDTH = 72;
const RULE = '-'.repeat(WIDTH);

/** A letter for readers without HTML. A line that only a very long word makes too long stays so. */
export function plainText({ heading, blocks, reason }: Content, { site, url, t, unsubscribeUrl }: Writer): string {
  const footer = [
    reason,
    `${site}: ${url('/')}`,
    ...(unsubscribeUrl ? [`${t('footer.unsubscribe')}: ${unsubscribeUrl}`] : []),
  ];
  return `${[wrap(heading), ...blocks.map(blockText), ['-- ', ...footer.map(wrap)].join('\n')].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'small':
      return wrap(block.text);
    case 'ticket':
      return ticketText(block.ticket);
    case 'changes':
      return block.changes
        .map(({ label, before, after }) => [wrap(`${label}: ${after}`), wrap(`(${before})`)].join('\n'))
        .join('\n\n');
    case 'action':
      // An address stands on a line of its own, so that no program ends it too late.
      return `${block.label}:\n${block.url}`;
    default:
      return block satisfies never;
  }
}

function ticketText({ event, stamp, facts, stubs, total }: PrintedTicket): string {
  return [
    RULE,
    wrap(stamp ? `${event} (${stamp})` : event),
    ...facts.map(({ label, value }) => wrap(`${label}: ${value}`)),
    RULE,
    ...stubs.map(({ code, lines }) => wrap([...(code ? [code] : []), ...lines].join(' · '))),
    ...(total ? [wrap(`${total.label}: ${total.value}`)] : []),
    RULE,
  ].join('\n');
}

/** Lines of at most `WIDTH` characters, broken at spaces. */
function wrap(words: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}
