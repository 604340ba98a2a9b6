import { describe, expect, it } from 'vitest';
import { destination, nextPage } from '@/presentation/destination';

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
    ['/pt-BRASS', 'en', '/pt-BRASS'],
    [undefined, 'pt-BR', '/pt-BR'],
    ['', 'en', '/'],
  ] as const)('%j in %s is %s', (next, locale, page) => {
    expect(destination(next, locale)).toBe(page);
  });

  it.each([
    '//evil.example',
    '/pt-BR//evil.example',
    '/en//evil.example',
    '/en/\\evil.example',
    'https://evil.example',
    '/\\evil.example',
  ])('is never %j', (next) => {
    expect(nextPage(next)).toBeUndefined();
    expect(destination(next, 'en')).toBe('/');
    expect(destination(next, 'pt-BR')).toBe('/pt-BR');
  });
});
