import { Button } from '@react-email/button';
import { Link } from '@react-email/link';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { Block, Change } from './content';
import { PrintedTicket } from './printed-ticket';
import { DISPLAY_FONT, paint } from './styles';

const PARAGRAPH = { margin: '0 0 16px', fontSize: 16, lineHeight: '25px', overflowWrap: 'anywhere' } as const;
const SMALL = { margin: '0 0 14px', fontSize: 14, lineHeight: '21px', overflowWrap: 'anywhere' } as const;

export function LetterBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'text':
      return <Text {...paint({ text: 'ink' }, PARAGRAPH)}>{block.text}</Text>;
    case 'small':
      return <Text {...paint({ text: 'ink-soft' }, SMALL)}>{block.text}</Text>;
    case 'ticket':
      return <PrintedTicket ticket={block.ticket} />;
    case 'changes':
      return <ChangeList changes={block.changes} />;
    case 'action':
      return <Action {...block} />;
    default:
      return block satisfies never;
  }
}

const BUTTON = {
  padding: '13px 22px',
  borderRadius: 8,
  fontFamily: DISPLAY_FONT,
  fontSize: 16,
  lineHeight: '22px',
  fontWeight: 700,
  textDecoration: 'none',
};

function Action({ label, url, byHand }: Extract<Block, { kind: 'action' }>) {
  return (
    <Section style={{ margin: '8px 0 20px' }}>
      <Button href={url} {...paint({ ground: 'coral', text: 'coral-ink' }, BUTTON)}>
        {label}
      </Button>
      {byHand ? (
        <Text {...paint({ text: 'ink-soft' }, { ...SMALL, margin: '18px 0 0' })}>
          {byHand}
          <br />
          <Link href={url} {...paint({ text: 'coral-text' }, { textDecoration: 'underline', wordBreak: 'break-all' })}>
            {url}
          </Link>
        </Text>
      ) : null}
    </Section>
  );
}

function ChangeList({ changes }: { changes: Change[] }) {
  return (
    <Section style={{ margin: '0 0 8px' }}>
      {changes.map(({ label, before, after }) => (
        <Section
          key={label}
          {...paint(
            { line: 'coral' },
            { margin: '0 0 14px', paddingLeft: 14, borderLeftWidth: 3, borderLeftStyle: 'solid' },
          )}
        >
          <Text {...paint({ text: 'ink-soft' }, { margin: 0, fontSize: 12, lineHeight: '17px', fontWeight: 600 })}>
            {label}
          </Text>
          <Text {...paint({ text: 'ink' }, { ...PARAGRAPH, margin: 0, fontWeight: 700 })}>{after}</Text>
          <Text {...paint({ text: 'ink-soft' }, { ...SMALL, margin: 0 })}>{before}</Text>
        </Section>
      ))}
    </Section>
  );
}
