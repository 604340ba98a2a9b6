import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AnswerText } from '@/presentation/components/chat/answer-text';

const drawn = (text: string) => renderToStaticMarkup(<AnswerText text={text} />);

describe('an answer', () => {
  it('has its paragraphs, lists, emphasis, and links to our own pages', () => {
    const html = drawn('We found **two**:\n\n- [Jazz](/events/jazz)\n- [Samba](/pt-BR/events/samba)\n\nSee you.');
    expect(html).toContain('<strong>two</strong>');
    expect(html).toContain('href="/events/jazz"');
    expect(html).toContain('href="/pt-BR/events/samba"');
    expect(html.match(/<li>/g)).toHaveLength(2);
  });

  it.each([
    'https://evil.example/a',
    '//evil.example/a',
    '/\\evil.example/a',
    'javascript:alert(1)',
    'mailto:a@evil.example',
  ])('leads nowhere else: %s', (address) => {
    for (const text of [`[here](${address})`, `<${address}>`, address, `![x](${address})`]) {
      expect(drawn(text)).not.toMatch(/href=|src=/);
    }
  });

  it('is never HTML', () => {
    const html = drawn('<img src=x onerror=alert(1)> <b>bold</b> &lt;i&gt;\n\n<script>alert(1)</script>');
    expect(html).not.toMatch(/<(?:img|b|script|i)\b/);
    expect(html).toContain('&lt;b&gt;bold');
  });
});
