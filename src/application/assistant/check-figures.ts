import type { Facts, Question } from './assistant.ts';
import { MAY_BEGIN, openEnd, RECOGNISERS } from './check/figures.ts';
import { withoutInstructions } from './check/instructions.ts';
import { judge } from './check/judge.ts';
import { type AllKnown, allKnown, type KnownEvent } from './check/known.ts';
import { instructionsFor } from './prompt.ts';
import { withoutAccents } from './words/fold.ts';

/**
 * A model's answer as it streams, every price, date, time, number and link held against the rows it came from. What does not
 * match is struck, and the fact stands there instead. Words go on at once; a figure waits for the two words that say what it is of.
 */

/** Of what was said before, so much is looked back at. */
const LOOKS_BACK = 600;
/** A link or a tag that is longer than this is none. */
const LONGEST_MARK = 900;
/** After a figure: the end of its line, two words, or so many signs. */
const FOLLOWED = /^(?:[^\n]*\n|[\s\S]{48}|[^\p{L}\p{N}]*[\p{L}\p{N}]+[^\p{L}\p{N}]+[\p{L}\p{N}]+[^\p{L}\p{N}])/u;

/** All that follows a date may still be a part of it. */
const GOES_ON_AS_DATE =
  /^[\s,.]{0,2}(?:(?:the|dia|de|of)\s)?(?:\d{1,4}(?:st|nd|rd|th)?(?:\s(?:de|of)?\s?)?)?\p{L}*\.?(?:,?\s(?:de\s)?\d{0,4})?$/iu;

/** The event that is spoken of: the one that its line names last, by its whole name before a word of it; else the one named last before. */
function eventSpokenOf(said: string, { events }: AllKnown): KnownEvent | null {
  if (events.length <= 1) return events[0] ?? null;
  const folded = withoutAccents(said);
  const lastIn = (text: string, by: 'whole' | 'word') =>
    events
      .map((event) => ({ event, at: event.namedIn(text)[by] }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => b.at - a.at)[0]?.event;
  const line = folded.slice(folded.lastIndexOf('\n') + 1);
  return lastIn(line, 'whole') ?? lastIn(line, 'word') ?? lastIn(folded, 'whole') ?? lastIn(folded, 'word') ?? null;
}

/** A name or a place that stands here word for word, or may be about to; its figures are its own. */
function phraseAt(text: string, from: number, phrases: readonly string[], isEnd: boolean): number | 'wait' {
  const lower = text.toLowerCase();
  let longest = 0;
  for (const phrase of phrases) {
    const wanted = phrase.toLowerCase();
    for (let start = Math.max(0, from - wanted.length + 1); start <= from; start += 1) {
      if (lower.startsWith(wanted, start)) longest = Math.max(longest, start + wanted.length - from);
      else if (
        !isEnd &&
        text.length - start < wanted.length &&
        text.length > from &&
        wanted.startsWith(lower.slice(start)) &&
        from - start > 2
      )
        return 'wait';
    }
  }
  return longest;
}

function checker(question: Question, facts: Facts) {
  const all = allKnown(facts);
  let said = '';
  let held = '';

  const release = (length: number, instead = held.slice(0, length)) => {
    said = (said + instead).slice(-LOOKS_BACK);
    held = held.slice(length);
    return instead;
  };

  /** The figure that `held` begins with, decided; null where more must be read first. */
  function decide(isEnd: boolean): string | null {
    const text = said + held;
    const from = said.length;
    const phrase = phraseAt(text, from, all.phrases, isEnd);
    if (phrase === 'wait') return null;
    if (phrase > 0) return release(phrase);
    const isMark = /^!?[[<]/.test(held);
    if (
      isMark &&
      !isEnd &&
      held.length < LONGEST_MARK &&
      !/^(?:!?\[[^\]\n]*(?:\](?:[^(]|\((?:[^()\n]|\([^()\n]*\))*\))|\n)|<[^>\n]*[>\n])/.test(held)
    )
      return null;
    for (const { pattern, read } of RECOGNISERS) {
      pattern.lastIndex = from;
      const match = pattern.exec(text);
      if (!match) continue;
      const length = match[0].length;
      const after = held.slice(length);
      const figure = read(match);
      const isOpen = !FOLLOWED.test(after) || (figure.kind === 'date' && GOES_ON_AS_DATE.test(after));
      if (!isEnd && !isMark && isOpen) return null;
      const about = eventSpokenOf(said, all);
      const instead = judge(figure, { before: said, text: match[0], after, about }, all, facts, question);
      // A number that is struck takes the space after it along.
      const gap = instead === '' && /^ /.test(after) && /(?:^|\s)$/.test(said) ? 1 : 0;
      return release(length + gap, instead);
    }
    if (!isEnd && !FOLLOWED.test(held)) return null;
    // It only looked like one.
    return release(/^[\p{L}]+/u.exec(held)?.[0].length ?? 1);
  }

  function flow(isEnd: boolean): string {
    let out = '';
    while (held !== '') {
      const text = said + held;
      MAY_BEGIN.lastIndex = said.length;
      const next = MAY_BEGIN.exec(text);
      const begin = next ? next.index - said.length : isEnd ? held.length : openEnd(text) - said.length;
      out += release(Math.max(0, Math.min(begin, held.length)));
      if (!next || held === '') break;
      const decided = decide(isEnd);
      if (decided === null) break;
      out += decided;
    }
    return out;
  }

  return {
    add: (text: string) => {
      held += text;
      return flow(false);
    },
    end: () => flow(true),
  };
}

/** What the model says, checked. Errors of the stream pass through once what was held back has gone out. */
export async function* checked(
  stream: AsyncIterable<string>,
  question: Question,
  facts: Facts,
): AsyncGenerator<string, void, undefined> {
  const check = checker(question, facts);
  try {
    for await (const text of withoutInstructions(stream, instructionsFor(facts.locale, question.shop))) {
      const out = check.add(text);
      if (out) yield out;
    }
  } catch (error) {
    const rest = check.end();
    if (rest) yield rest;
    throw error;
  }
  const rest = check.end();
  if (rest) yield rest;
}
