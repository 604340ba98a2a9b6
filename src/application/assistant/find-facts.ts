import type { Locale } from '../../domain/locale.ts';
import { accountOf } from '../../domain/user.ts';
import type { FactPage, Facts, HelpTopic, HelpTopicId, Intent, Question } from './assistant.ts';
import { findEvents } from './find-events.ts';
import { namedBy } from './match-names.ts';
import type { HelpTexts } from './ports.ts';
import type { Reads } from './reads.ts';

type Deps = Reads & { helpTexts: HelpTexts };

const MOST_TICKETS = 20;
const MOST_ORDERS = 5;

export const noFacts = (intent: Intent): Facts => ({
  intent,
  locale: intent.locale,
  events: [],
  detail: null,
  total: 0,
  insteadOf: null,
  tickets: null,
  orders: null,
  help: null,
  pages: [],
});

function helpTopic(texts: HelpTexts, id: HelpTopicId, locale: Locale): HelpTopic {
  const [title = '', ...lines] = texts.read(id, locale).trim().split('\n');
  return { id, title: title.replace(/^# /, ''), text: lines.join('\n').trim() };
}

/** Whether a text of several words names this event; no words name every one. */
const isNamed = (words: string, event: { name: string; slug: string; location: string }) =>
  words === '' || namedBy(words.split(' '), { ...event, translations: {} }).isMeant;

async function findTickets(
  d: Reads,
  { actor }: Question,
  intent: Extract<Intent, { kind: 'tickets' }>,
): Promise<Facts> {
  const facts = noFacts(intent);
  if (accountOf(actor) === null) return { ...facts, pages: [{ path: '/login', kind: 'login' }] };
  const { when, words, first, locale } = intent;
  const { content, totalElements } = await d.myTickets(actor, { page: 0, size: MOST_TICKETS, when }, locale);
  const named = content.filter(({ event }) => isNamed(words, event));
  const items = first === undefined ? named : named.slice(0, first);
  const total = words === '' && first === undefined ? totalElements : items.length;
  return { ...facts, tickets: { items, total }, pages: [{ path: '/tickets', kind: 'tickets' }] };
}

async function findOrders(d: Reads, { actor }: Question, intent: Extract<Intent, { kind: 'orders' }>): Promise<Facts> {
  const facts = noFacts(intent);
  if (accountOf(actor) === null) return { ...facts, pages: [{ path: '/login', kind: 'login' }] };
  const { content, totalElements } = await d.myOrders(actor, { page: 0, size: MOST_ORDERS }, intent.locale);
  const items = content.filter(({ event }) => isNamed(intent.words, event));
  const total = intent.words === '' ? totalElements : items.length;
  return { ...facts, orders: { items, total }, pages: [{ path: '/orders', kind: 'orders' }] };
}

const EVENTS: FactPage = { path: '/events', kind: 'events' };
const PAGE_OF_HELP: Partial<Record<HelpTopicId, FactPage>> = {
  refund: { path: '/tickets', kind: 'tickets' },
  transfer: { path: '/tickets', kind: 'tickets' },
  'check-in': { path: '/tickets', kind: 'tickets' },
  'my-tickets': { path: '/tickets', kind: 'tickets' },
  account: { path: '/account', kind: 'account' },
  buying: EVENTS,
};

/**
 * What the answer may say: at most three reads, by the same queries that pages and API use. What the asker may not see is in
 * none of them. @throws whatever a read throws
 */
export const findFacts =
  (d: Deps) =>
  async (question: Question, intent: Intent): Promise<Facts> => {
    switch (intent.kind) {
      case 'events':
      case 'event':
        return { ...noFacts(intent), ...(await findEvents(d, question, intent)), pages: [EVENTS] };
      case 'tickets':
        return findTickets(d, question, intent);
      case 'orders':
        return findOrders(d, question, intent);
      case 'help': {
        const page = PAGE_OF_HELP[intent.topic];
        return {
          ...noFacts(intent),
          help: helpTopic(d.helpTexts, intent.topic, intent.locale),
          pages: page ? [page] : [],
        };
      }
      case 'greeting':
      case 'thanks':
      case 'abilities':
      case 'off-topic':
      case 'which-event':
        return noFacts(intent);
      default:
        return intent satisfies never;
    }
  };
