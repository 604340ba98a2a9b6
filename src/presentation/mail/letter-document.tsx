import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Preview } from '@react-email/preview';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import { tornName } from '@/domain/shop';
import type { Content } from './content';
import { LetterBlock } from './letter-block';
import { DISPLAY_FONT, paint, STYLE_SHEET, TEXT_FONT } from './styles';
import type { Writer } from './writer';

type DocumentProps = { content: Content; writer: Writer };

/** A letter as a document for mail programs: tables and inline styles, nothing loaded from elsewhere. */
export function LetterDocument({ content: { subject, preview, heading, blocks, reason }, writer }: DocumentProps) {
  return (
    <Html lang={writer.locale}>
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{STYLE_SHEET}</style>
      </Head>
      <Body {...paint({ ground: 'paper', text: 'ink' }, { margin: 0, padding: 0, fontFamily: TEXT_FONT })}>
        <Preview>{preview}</Preview>
        <Container {...paint({ ground: 'paper' }, { maxWidth: 600, padding: '32px 16px 40px' })}>
          <Wordmark href={writer.url('/')} shop={writer.shop} />
          <Heading as="h1" {...paint({ text: 'ink' }, HEADING)}>
            {heading}
          </Heading>
          {blocks.map((block) => (
            <LetterBlock key={JSON.stringify(block)} block={block} />
          ))}
          <Footer reason={reason} writer={writer} />
        </Container>
      </Body>
    </Html>
  );
}

const HEADING = {
  margin: '28px 0 16px',
  fontFamily: DISPLAY_FONT,
  fontSize: 30,
  lineHeight: '36px',
  fontWeight: 800,
  letterSpacing: '-0.02em',
  overflowWrap: 'anywhere',
} as const;

/** The name set on a torn ticket, as the site has it. */
function Wordmark({ href, shop }: { href: string; shop: string }) {
  const [main, stub] = tornName(shop);
  const part = { padding: '7px 11px', fontFamily: DISPLAY_FONT, fontSize: 17, lineHeight: '18px', fontWeight: 800 };
  return (
    <Link href={href} style={{ textDecoration: 'none' }}>
      <span
        {...paint({ ground: 'ink', text: 'paper' }, { ...part, display: 'inline-block', borderRadius: '5px 0 0 5px' })}
      >
        {main}
      </span>
      {stub ? (
        <span
          {...paint(
            { ground: 'coral', text: 'coral-ink', line: 'paper' },
            {
              ...part,
              display: 'inline-block',
              borderRadius: '0 5px 5px 0',
              borderLeftWidth: 2,
              borderLeftStyle: 'dotted',
            },
          )}
        >
          {stub}
        </span>
      ) : null}
    </Link>
  );
}

function Footer({ reason, writer: { t, url, site, unsubscribeUrl } }: { reason: string; writer: Writer }) {
  const small = { margin: '0 0 6px', fontSize: 13, lineHeight: '19px' };
  return (
    <Section
      {...paint({ line: 'line' }, { marginTop: 28, paddingTop: 18, borderTopWidth: 1, borderTopStyle: 'solid' })}
    >
      <Text {...paint({ text: 'ink-soft' }, small)}>{reason}</Text>
      <Text {...paint({ text: 'ink-soft' }, small)}>
        <Link href={url('/')} {...paint({ text: 'ink-soft' }, { textDecoration: 'underline' })}>
          {site}
        </Link>
        {unsubscribeUrl ? (
          <>
            {' · '}
            <Link href={unsubscribeUrl} {...paint({ text: 'ink-soft' }, { textDecoration: 'underline' })}>
              {t('footer.unsubscribe')}
            </Link>
          </>
        ) : null}
      </Text>
    </Section>
  );
}
