import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destination, returnTo } from '@/presentation/return-to';

describe('where a form leads', () => {
  it.each([
    ['/tickets', 'en', '/tickets'],
    ['/tickets', 'pt-BR', '/pt-BR/tickets'],
    ['/events/jazz?x=1#buy', 'pt-BR', '/pt-BR/events/jazz?x=1#buy'],
    // The language of the form wins over the one in the address.
    ['/pt-BR/tickets', 'en', '/tickets'],
    ['/pt-BR/tickets', 'pt-BR', '/pt-BR/tickets'],
    ['/en/tickets', 'pt-BR', '/pt-BR/tickets'],
    ['/pt-BR', 'en', '/'],
    ['/pt-BR?q=1', 'en', '/?q=1'],
    ['/en?q=1#x', 'pt-BR', '/pt-BR?q=1#x'],
    ['/pt-BRASS', 'en', '/pt-BRASS'],
    ['/events?q=café', 'en', '/events?q=caf%C3%A9'],
    ['/admin/../tickets', 'en', '/tickets'],
    [undefined, 'pt-BR', '/pt-BR'],
    ['', 'en', '/'],
  ] as const)('%j in %s is %s', (next, locale, page) => {
    expect(destination(next, locale)).toBe(page);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/..//evil.example/x',
    '/x/..//evil.example',
    '/%2e%2e//evil.example',
    '/.//evil.example',
    '/\\evil.example',
    '/%5Cevil.example',
    '/%2F/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\u2028/evil',
    '/\u2029/evil',
    '/\u200b/evil',
    '/\u202e/evil',
    '/\ud800',
    '/tickets?\0',
    '/pt-BR//evil.example',
    '/en//evil.example',
    '/en/\\evil.example',
    '/@evil.example',
    '/tickets;x',
    '/api/auth/me',
    '/en/api/auth/me',
    '/_next/data',
    'javascript:alert(1)',
    'events',
    `/${'a'.repeat(2_000)}`,
    ['/tickets'],
    ['/tickets', '//evil.example'],
    { next: '/tickets' },
    null,
    7,
  ])('is never %j', (next) => {
    expect(returnTo(next)).toBeUndefined();
    expect(destination(next, 'en')).toBe('/');
    expect(destination(next, 'pt-BR')).toBe('/pt-BR');
  });

  const piece = fc.oneof(
    fc.constantFrom('/', '//', '\\', '..', '.', '%2e', '%2F', '%5c', '@', ':', '?', '#', 'en', 'pt-BR', 'evil.example'),
    fc.constantFrom('\t', '\r\n', '\0', '\u2028', '\u202e', '\ufeff', '\ud800', 'é', '🎟'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const address = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('is a page on the origin of whoever asks, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          address,
          address.map((rest) => `/${rest}`),
          fc.anything(),
        ),
        fc.constantFrom('en' as const, 'pt-BR' as const),
        (asked, locale) => {
          const to = destination(asked, locale);
          const url = new URL(to, 'http://shop.example/login');
          expect(url.origin).toBe('http://shop.example');
          // As it goes into a header, and unchanged by whatever reads it there.
          expect(url.href).toBe(`http://shop.example${to}`);
          expect(to).toMatch(/^\/[\x21-\x7e]*$/);
          expect(url.pathname).not.toMatch(/\/\/|\\|%/);
          // Read again, as the form does with what the page put into it, it is the same.
          expect(destination(to, locale)).toBe(to);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
