import { describe, expect, it } from 'vitest';
import type { EventSearch, Question } from '@/application/assistant/assistant';
import { noFacts } from '@/application/assistant/find-facts';
import { promptOf } from '@/application/assistant/prompt';
import { understand } from '@/application/assistant/understand';

/** A Wednesday noon in São Paulo. */
const NOW = new Date('2026-11-25T15:00:00Z');
const ask = (text: string, changes: Partial<Question> = {}): Question => ({
  text,
  shop: 'Teatro Central',
  locale: 'en',
  timeZone: 'America/Sao_Paulo',
  now: NOW,
  history: [],
  actor: { kind: 'visitor' },
  ...changes,
});
const searchOf = (text: string, changes?: Partial<Question>): EventSearch => {
  const intent = understand(ask(text, changes));
  if (intent.kind !== 'events') throw new Error(`"${text}" is taken for ${intent.kind}`);
  return intent.search;
};

describe('dates', () => {
  it.each([
    ['today', '2026-11-25', '2026-11-25'],
    ['hoje', '2026-11-25', '2026-11-25'],
    ['day after tomorrow', '2026-11-27', '2026-11-27'],
    ['depois de amanhã', '2026-11-27', '2026-11-27'],
    ['this weekend', '2026-11-27', '2026-11-29'],
    ['neste fim de semana', '2026-11-27', '2026-11-29'],
    ['final de semana que vem', '2026-12-04', '2026-12-06'],
    ['next week', '2026-11-30', '2026-12-06'],
    ['esta semana', '2026-11-25', '2026-11-29'],
    ['next month', '2026-12-01', '2026-12-31'],
    ['mês que vem', '2026-12-01', '2026-12-31'],
    ['in february', '2027-02-01', '2027-02-28'],
    ['em fevereiro de 2028', '2028-02-01', '2028-02-29'],
    ['next friday', '2026-12-04', '2026-12-04'],
    ['na sexta', '2026-11-27', '2026-11-27'],
    ['sexta à noite', '2026-11-27', '2026-11-27'],
    ['on dec 5th', '2026-12-05', '2026-12-05'],
    ['5 de janeiro', '2027-01-05', '2027-01-05'],
    ['dia 24', '2026-12-24', '2026-12-24'],
    ['from 5 to 10 december', '2026-12-05', '2026-12-10'],
    ['entre 5 e 10 de dezembro', '2026-12-05', '2026-12-10'],
    ['next 3 days', '2026-11-25', '2026-11-27'],
    ['próximos 15 dias', '2026-11-25', '2026-12-09'],
    ['in 2027', '2027-01-01', '2027-12-31'],
  ])('%s', (text, firstDay, lastDay) => {
    expect(searchOf(`events ${text}`).when).toMatchObject({ firstDay, lastDay });
  });

  it('5/12 is May in English and December in Portuguese', () => {
    expect(searchOf('events on 5/12').when?.firstDay).toBe('2027-05-12');
    expect(searchOf('eventos em 5/12', { locale: 'pt-BR' }).when?.firstDay).toBe('2026-12-05');
  });

  it("the visitor's own clocks say what tonight is", () => {
    const tonight = searchOf('what is on tonight', { timeZone: 'Asia/Tokyo' }).when;
    expect(tonight).toMatchObject({ firstDay: '2026-11-26', from: new Date('2026-11-26T08:00:00Z') });
  });
});

it("a zone that no clock goes by is taken as the shop's own", () => {
  expect(searchOf('what is on today', { timeZone: 'Mars/Olympus' }).when?.firstDay).toBe('2026-11-25');
});

describe('prices', () => {
  it.each([
    ['events under 50 reais', { maxPrice: 49.99, currency: 'BRL' }],
    ['eventos até R$ 50', { maxPrice: 50, currency: 'BRL' }],
    ['events between €10 and €20', { minPrice: 10, maxPrice: 20, currency: 'EUR' }],
    ['eventos de 10 a 20 reais', { minPrice: 10, maxPrice: 20, currency: 'BRL' }],
    ['eventos acima de 100 reais', { minPrice: 100.01, currency: 'BRL' }],
    ['free events', { maxPrice: 0 }],
    ['eventos 0800', { maxPrice: 0 }],
    ['the cheapest event', { sort: 'cheapest', first: 1 }],
    ['o evento mais caro', { sort: 'dearest', first: 1 }],
  ])('%s', (text, search) => {
    expect(searchOf(text)).toMatchObject(search);
  });
});

describe('places', () => {
  it.each([
    ['events in sampa', { place: 'sao paulo' }],
    ['eventos em Berlim', { place: 'berlin' }],
    ['events in Germany', { country: 'DE' }],
    ['eventos na Coreia do Sul', { country: 'KR' }],
    ['online events', { online: true }],
    ['events in Timbuktu', { place: 'timbuktu' }],
  ])('%s', (text, search) => {
    expect(searchOf(text)).toMatchObject(search);
  });
});

describe('languages', () => {
  it.each([
    ['quanto custa o jazz', 'pt-BR'],
    ['how much is roda de samba', 'en'],
    ['Recife', 'en'],
    ['e o mais barato?', 'pt-BR'],
  ] as const)('%s is %s', (text, locale) => {
    expect(understand(ask(text)).locale).toBe(locale);
  });
});

describe('whatever is typed', () => {
  it.each([
    '',
    ' ',
    '???',
    '🎷🎷🎷',
    '\u0301'.repeat(5_000),
    'a'.repeat(100_000),
    'in '.repeat(3_000),
    'de 1 a 2 '.repeat(2_000),
    'not free and not '.repeat(500),
    '1/1/1/1/1/1/1/1 99/99/9999 31/02 0000-00-00',
    'who what when where how much is it in at on by for from to',
    '| | | |',
    '$ $ $ R$ R$ €',
    '\u0000\ud800',
  ])('is understood as something, soon: %j', (text) => {
    expect(understand(ask(text)).kind).toBeTypeOf('string');
    expect(promptOf(ask(text), noFacts(understand(ask(text))), 500).at(-1)?.role).toBe('user');
  });

  it('a long conversation is looked back at only so far', () => {
    const history = Array.from({ length: 400 }, (_, index) =>
      index % 2 === 0
        ? ({ role: 'user', text: 'and the cheapest?' } as const)
        : ({ role: 'assistant', text: 'that one', eventIds: ['x', 'y'] } as const),
    );
    expect(understand(ask('and tomorrow?', { history })).kind).toBe('events');
  });
});

describe('the prompt', () => {
  const history = Array.from({ length: 40 }, (_, index) =>
    index % 2 === 0
      ? ({ role: 'user', text: `question ${index} ${'x'.repeat(300)}` } as const)
      : ({ role: 'assistant', text: `answer ${index} ${'y'.repeat(300)}`, eventIds: [] } as const),
  );

  it.each([600, 1_000, 4_000])('fits into %i tokens, the oldest turns left out first', (budget) => {
    const question = ask('z'.repeat(900), { history });
    const messages = promptOf(question, noFacts(understand(question)), budget);
    expect(messages.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(budget * 3);
    expect(messages[0]?.role).toBe('system');
    const turns = messages.slice(1, -1);
    if (turns.length > 0) expect(turns.at(-1)?.content).toContain('answer 39');
  });
});
