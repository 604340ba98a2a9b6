import { describe, expect, it } from 'vitest';
import { localePath, paths } from '@/presentation/paths';

describe('paths', () => {
  it('prefix every language but the default one', () => {
    expect(localePath('en', '/events')).toBe('/events');
    expect(localePath('pt-BR', '/events')).toBe('/pt-BR/events');
    expect(localePath('pt-BR', '/')).toBe('/pt-BR');
    expect(localePath('pt-BR', '/?q=1')).toBe('/pt-BR?q=1');
  });

  it('escape what they are given', () => {
    expect(paths.event('a/b?c')).toBe('/events/a%2Fb%3Fc');
    expect(paths.loginThen('/events?q=a&b')).toBe('/login?next=%2Fevents%3Fq%3Da%26b');
  });
});
