import { describe, expect, it } from 'vitest';
import { eventTimes } from '@/domain/format';
import en from '@/messages/en.json';
import ptBR from '@/messages/pt-BR.json';

/** What an event's page carries besides the event itself. */
const NAMESPACES = ['common', 'nav', 'buy', 'status', 'errors', 'fieldErrors', 'event'] as const;
const beyondLatin1 = (text: string) => Array.from(text).filter((character) => (character.codePointAt(0) ?? 0) > 0xff);

// V8 keeps a text with a single character beyond Latin-1 at two bytes each; Node then sends the page a fifth slower.
describe('our own words on an event page stay within Latin-1', () => {
  it.each([
    ['en', en],
    ['pt-BR', ptBR],
  ])('in the messages of %s', (_, messages) => {
    const shown = NAMESPACES.map((namespace) => messages[namespace]);
    expect(beyondLatin1(JSON.stringify(shown))).toEqual([]);
  });

  it.each(['en', 'pt-BR'])('in the dates of %s', (locale) => {
    const span = { startsAt: '2026-12-04T23:30:00Z', endsAt: '2026-12-06T02:30:00Z', timeZone: 'America/Sao_Paulo' };
    expect(beyondLatin1(JSON.stringify(eventTimes(span, locale)))).toEqual([]);
  });
});
