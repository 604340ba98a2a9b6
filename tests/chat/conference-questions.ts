import type { Asked, Expected } from './expected.ts';

/** The same about a list of real conferences, which is no part of the project: 300 seats each at 450 euros, beside the demo's events. */

const ask =
  (language: Asked['language']) =>
  (asks: string | readonly string[], expect: Expected): Asked => ({
    category: 'conferences',
    language,
    asks: typeof asks === 'string' ? [asks] : asks,
    expect,
  });
const en = ask('en');
const pt = ask('pt-BR');

const REACT_DAY = 'react-day-berlin';
const AI_BERLIN = 'ai-coding-summit-berlin-edition';
const EUR = { price: 450, currency: 'EUR' } as const;

export const CONFERENCE_QUESTIONS: readonly Asked[] = [
  en('when is react day berlin?', {
    events: [REACT_DAY],
    says: [{ date: '2026-12-04' }, { place: 'Berlin, Germany' }],
  }),
  en('how much is symfonycon', { events: ['symfonycon'], says: [EUR, { date: '2026-11-26' }] }),
  en('conferences in london in december', { events: ['droidcon-london-2026'] }),
  en('what conferences are in berlin next year', { events: ['accelerate-tomorrow-ai-summit'] }),
  en('where is droidcon london', { events: ['droidcon-london-2026'], says: [{ place: 'London, U.K.' }] }),
  en('is JCON europe sold out?', {
    events: ['jcon-europe-2027'],
    says: [{ count: 300 }],
    not: [{ state: 'sold out' }],
  }),
  en('events in Munich next week', { events: ['it-security-summit-munich-2026', 'devopscon-munich-2026'] }),
  en('when does EuroSTAR end?', { events: ['eurostar-conference-2027'], says: [{ word: 'May 14' }] }),
  en('tech conferences in singapore', {
    events: [
      'genaix-global-generative-agentic-ai-summit',
      'international-conference-on-robotics-artificial-intelligence-and-autonomous-syst',
    ],
  }),
  en(['when is gitex ai serbia', 'and where?'], { events: ['gitex-ai-serbia'], says: [{ place: 'Belgrade, Serbia' }] }),
  en('anything in Spain in march 2027?', {
    events: [
      'annual-global-summit-on-artificial-intelligence-and-machine-learning',
      'inted',
      'international-conference-on-artificial-intelligence-and-machine-learning',
    ],
  }),
  pt('quando é o React Day Berlin', { events: [REACT_DAY], says: [{ date: '2026-12-04' }] }),
  pt('qto custa a droidcon london?', { events: ['droidcon-london-2026'], says: [EUR] }),
  pt('conferências em Berlim em dezembro', { events: [REACT_DAY, AI_BERLIN] }),
  pt('tem conferencia em paris?', { events: ['apidays-paris'], says: [{ date: '2026-12-01' }] }),
  pt('onde vai ser a EuroSTAR', { events: ['eurostar-conference-2027'], says: [{ place: 'Copenhagen, Denmark' }] }),
  pt('o que tem em Dubai em fevereiro?', {
    events: ['3rd-international-conference-on-artificial-intelligence-and-data-science'],
  }),
  pt('quais conferências tem na Dinamarca', { events: ['eurostar-conference-2027'] }),
  pt('quantos ingressos restam pro gitex ai latam', { events: ['gitex-ai-latam'], says: [{ count: 300 }] }),
  pt(['conferências em barcelona', 'qual é a primeira? quando é?'], {
    events: ['annual-global-summit-on-artificial-intelligence-and-machine-learning'],
    says: [{ date: '2027-03-08' }],
  }),
  pt('que dia começa o STAREAST?', { events: ['stareast-2027'], says: [{ date: '2027-04-25' }] }),
];
