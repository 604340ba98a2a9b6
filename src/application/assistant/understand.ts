import type { EventSearch, Intent, Question, Turn } from './assistant.ts';
import { followUp } from './follow-up.ts';
import { type Reading, readQuestion } from './read-question.ts';

/** What a question asks for, told from its words alone: no model, no look-up, and nothing in it is ever an instruction. */

/** Questions of this conversation that are looked back at. */
const LOOKS_BACK = 4;

/** Whether anything narrows down which events are meant. */
const hasFilter = ({ words: _words, sort, page: _page, ...filter }: EventSearch): boolean =>
  sort !== 'soonest' || Object.values(filter).some((value) => value !== undefined && value !== false && value !== '');

function ticketsWanted({ search }: Reading, text: string): 'upcoming' | 'past' | 'cancelled' | undefined {
  if (/cancel/i.test(text)) return 'cancelled';
  if (search.past) return 'past';
  return /next|upcoming|coming up|pr[oó]xim/i.test(text) ? 'upcoming' : undefined;
}

/** What the message says, taken by itself. */
function intentOf(reading: Reading, text: string): Intent {
  const { locale, talk, help, mine, search, asked } = reading;
  // "What I paid no choro": of one's own, what may be a place is a part of a name.
  const named = [search.words, search.place].filter(Boolean).join(' ');
  if (talk && talk !== 'off-topic') return { locale, kind: talk };
  if (help) return { locale, kind: 'help', topic: help };
  if (talk) return { locale, kind: talk };
  if (mine === 'orders') return { locale, kind: 'orders', words: named };
  if (mine) {
    const when = ticketsWanted(reading, text);
    return {
      locale,
      kind: 'tickets',
      words: named,
      when,
      asked,
      first: when === 'upcoming' && /next|pr[oó]ximo evento/i.test(text) ? 1 : search.first,
    };
  }
  const isOfNone = search.words === '' && !hasFilter(search) && !reading.wantsList;
  if (isOfNone) return { locale, kind: 'which-event' };
  const wantsList = reading.wantsList || search.words === '';
  return {
    locale,
    kind: 'events',
    asked,
    wants: wantsList ? 'list' : 'one',
    search: wantsList ? ofList(search, reading) : search,
  };
}

/** Of several, "sold out", "left" and "cancelled" say which; of one, they are what is asked. */
function ofList(search: EventSearch, { asked, saysSoldOut }: Reading): EventSearch {
  return {
    ...search,
    ...(asked.includes('availability') && { available: !saysSoldOut }),
    ...(asked.includes('status') && { cancelled: true }),
  };
}

/** The question before this one, as it was asked then. */
function questionBefore(question: Question): { question: Question; told: readonly string[] } | null {
  const { history } = question;
  const at = history.findLastIndex(({ role }) => role === 'user');
  const asked = history[at];
  if (asked?.role !== 'user') return null;
  const answer = history
    .slice(at + 1)
    .find((turn): turn is Extract<Turn, { role: 'assistant' }> => turn.role === 'assistant');
  return { question: { ...question, text: asked.text, history: history.slice(0, at) }, told: answer?.eventIds ?? [] };
}

function understandBack(question: Question, depth: number): Intent {
  const reading = readQuestion(question);
  const before = depth > 0 ? questionBefore(question) : null;
  const alone = () => intentOf(reading, question.text);
  if (!before) return alone();
  return followUp(reading, { told: before.told, intent: () => understandBack(before.question, depth - 1) }, alone);
}

/** Takes about a millisecond, whatever is typed. */
export const understand = (question: Question): Intent => understandBack(question, LOOKS_BACK);
