import { describe, expect, it } from 'vitest';
import { hashSource } from '@/presentation/http/pages/inline-scripts';
import { paintedPage, sleepingPage } from '@/presentation/http/pages/sleeping-page';

const FILE = '/_next/static/chunks/0a1b_c~d-2.js';
const page = (head: string, body = '') => `<html><head>${head}</head><body>${body}</body></html>`;
const inlineOf = (html: string) => /<script(?: nonce="[^"]*")?>([\s\S]*?)<\/script><\/body>/.exec(html)?.[1] ?? '';

describe('a page that sleeps', () => {
  it('fetches no script by itself, and names what wakes it in its policy', () => {
    const { html, policy } = sleepingPage(
      page(
        `<link rel="preload" as="script" fetchPriority="low" href="${FILE}"/><script src="${FILE}" async=""></script>`,
      ),
    );
    expect(html).not.toContain('as="script"');
    expect(html).toContain(`<script type="text/sleeping" src="${FILE}" async=""></script>`);
    expect(policy).toBe(`script-src 'self' ${hashSource(inlineOf(html))}`);
  });

  it('leaves alone what is no file of ours, and what somebody wrote', () => {
    const others =
      '<script src="https://evil.example/x.js" async=""></script><p>&lt;script src="/_next/static/x.js"&gt;</p>';
    expect(sleepingPage(page('', others)).html).toContain(others);
  });

  it('is awake where the page failed: its scripts alone draw it', () => {
    const failed = `<html id="__next_error__"><head><script src="${FILE}" async=""></script></head><body></body></html>`;
    expect(sleepingPage(failed)).toEqual({ html: failed, policy: `script-src 'self'` });
  });
});

describe('a page that sleeps until it is painted', () => {
  const NONCE = 'UXGDi7nRW+c8JvIi3fYYQQ==';
  const scripts = (type: string) =>
    `<script ${type}src="${FILE}" async="" nonce="${NONCE}"></script><script ${type}src="${FILE}" nonce="${NONCE}" async=""></script>`;
  const inline = `<script nonce="${NONCE}" id="_R_">0</script>`;

  it('fetches no script before, and has its nonce on what wakes them', () => {
    const html = paintedPage(page(`${scripts('')}${inline}`));
    expect(html).toContain(scripts('type="text/sleeping" '));
    expect(html).toContain(inline);
    expect(html).toContain(`<script nonce="${NONCE}">(function`);
    expect(html).toContain("('painted')</script></body>");
  });

  it('stays as it is without a nonce, and where it failed', () => {
    for (const html of [
      page(scripts('').replaceAll(/nonce="[^"]*"/g, '')),
      '<p>none',
      `<html id="__next_error__"><body>${inline}</body>`,
    ])
      expect(paintedPage(html)).toBe(html);
  });
});
