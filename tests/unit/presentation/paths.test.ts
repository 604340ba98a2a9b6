import { describe, expect, it } from 'vitest';
import { localePath, paths, safeNext } from '@/presentation/paths';

describe('paths', () => {
  it('prefix every language but the default one', () => {
    expect(localePath('en', '/events')).toBe('/events');
    expect(localePath('pt-BR', '/events')).toBe('/pt-BR/events');
    expect(localePath('pt-BR', '/')).toBe('/pt-BR');
  });

  it('escape what they are given', () => {
    expect(paths.event('a/b?c')).toBe('/events/a%2Fb%3Fc');
    expect(paths.loginThen('/events?q=a&b')).toBe('/login?next=%2Fevents%3Fq%3Da%26b');
  });
});

describe('where to go after signing in', () => {
  it('follows a path of this site', () => {
    expect(safeNext('/events/jazz?x=1#buy', '/')).toBe('/events/jazz?x=1#buy');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'events',
    '',
    undefined,
  ])('never follows %j', (next) => {
    expect(safeNext(next, '/home')).toBe('/home');
  });
});
