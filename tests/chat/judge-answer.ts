import type { Facts, Question, Turn } from '../../src/application/assistant/assistant.ts';
import { tell } from '../../src/application/assistant/tell.ts';
import { understand } from '../../src/application/assistant/understand.ts';
import { type Asked, patternOf } from './expected.ts';
import { NOW, type Shop, TIME_ZONE } from './shop.ts';

/** Asks as the widget does, turn by turn, and says what an answer lacks. */

export type Answered = { question: Question; facts: Facts; text: string; reads: number };
/** How the last answer is worded: from the facts alone, or by a model. */
export type Teller = (question: Question, facts: Facts) => Promise<string>;

export const toldByUs: Teller = async (_question, facts) => tell(facts);

export async function converse(
  shop: Shop,
  { asks, as, language }: Asked,
  teller: Teller = toldByUs,
): Promise<Answered> {
  const history: Turn[] = [];
  let last: Answered | undefined;
  for (const [index, text] of asks.entries()) {
    const actor = as === 'buyer' ? shop.buyer : shop.visitor;
    const question = {
      text,
      shop: 'EventHub',
      locale: language,
      timeZone: TIME_ZONE,
      now: NOW,
      history: [...history],
      actor,
    };
    shop.countReads();
    const facts = await shop.findFacts(question, understand(question));
    const reads = shop.countReads();
    const told = await (index === asks.length - 1 ? teller : toldByUs)(question, facts);
    history.push({ role: 'user', text }, { role: 'assistant', text: told, eventIds: facts.events.map(({ id }) => id) });
    last = { question, facts, text: told, reads };
  }
  if (!last) throw new Error('nothing was asked');
  return last;
}

const sorted = (slugs: readonly string[]) => [...slugs].sort().join(' ');

/** What is not as expected; empty where all is. */
export function lacks({ facts, text }: Answered, { expect, language }: Asked): string[] {
  const missing: string[] = [];
  const same = (what: string, found: readonly string[], wanted: readonly string[] | undefined) => {
    if (wanted && sorted(found) !== sorted(wanted))
      missing.push(`${what}: ${sorted(found) || 'none'} instead of ${sorted(wanted) || 'none'}`);
  };
  const told = facts.events.map(({ slug }) => slug);
  same('events', told, expect.offTopic || expect.help || expect.signIn ? [] : expect.events);
  if (expect.first && told[0] !== expect.first) missing.push(`first: ${told[0]}`);
  if (expect.total !== undefined && facts.total !== expect.total)
    missing.push(`total: ${facts.total} instead of ${expect.total}`);
  if (expect.total !== undefined && !patternOf({ count: expect.total }, language).test(text))
    missing.push(`says no ${expect.total}`);
  same(
    'tickets',
    (facts.tickets?.items ?? []).map(({ event }) => event.slug),
    expect.tickets,
  );
  same(
    'orders',
    (facts.orders?.items ?? []).map(({ event }) => event.slug),
    expect.orders,
  );
  if (expect.help && facts.help?.id !== expect.help) missing.push(`help: ${facts.help?.id ?? facts.intent.kind}`);
  if (expect.signIn && !facts.pages.some(({ kind }) => kind === 'login')) missing.push('no way to sign in');
  if (expect.offTopic && !['greeting', 'thanks', 'abilities', 'off-topic', 'which-event'].includes(facts.intent.kind))
    missing.push(`taken for ${facts.intent.kind}`);
  if (facts.locale !== language) missing.push(`in ${facts.locale}`);
  for (const said of expect.says ?? [])
    if (!patternOf(said, language).test(text)) missing.push(`does not say ${JSON.stringify(said)}`);
  for (const said of expect.not ?? [])
    if (patternOf(said, language).test(text)) missing.push(`says ${JSON.stringify(said)}`);
  if (text.trim() === '') missing.push('says nothing');
  return missing;
}
