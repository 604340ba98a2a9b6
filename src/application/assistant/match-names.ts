import type { EventDto } from '../events/schema.ts';
import { isOneOff, nameWords } from './words/fold.ts';

/** Whether words that somebody typed name an event. */

type Named = Pick<EventDto, 'name' | 'slug' | 'location' | 'translations'>;

/** The start of a word, or one letter off: "brigdes" for "bridges". */
const means = (typed: string, word: string) =>
  word === typed ||
  (typed.length >= 3 && word.startsWith(typed)) ||
  (word.length >= 4 && typed.length > word.length && typed.length - word.length <= 2 && typed.startsWith(word)) ||
  (typed.length >= 4 && isOneOff(typed, word)) ||
  (typed.length >= 8 && word.length >= 8 && typed.slice(0, 5) === word.slice(0, 5));

const has = (words: readonly string[], typed: string) => words.some((word) => means(typed, word));

/** How many of the words are in its name (in the language that has most of them) and in its place, and whether that is enough. */
export function namedBy(words: readonly string[], event: Named) {
  // The slug has its words in the language in which the organiser wrote them, whatever language it is told in.
  const told = [event.name, event.slug, ...Object.values(event.translations).flatMap(({ name }) => name ?? [])];
  const names = told.map(nameWords);
  const place = nameWords(event.location);
  const count = (name: readonly string[]) => words.filter((word) => has(name, word)).length;
  const best = names.reduce((most, name) => (count(name) > count(most) ? name : most), names[0] ?? []);
  const inName = count(best);
  const inEither = words.filter((word) => has(best, word) || has(place, word));
  return {
    inEither,
    /** How much of its name was typed. */
    covered: best.length === 0 ? 0 : inName / best.length,
    isMeant: inName > 0 && inEither.length >= words.length / 2,
  };
}

/** Those that the words name, the best first: a word that few of them have says more. Of equally good ones those whose whole name was typed. */
export function bestNamed(words: readonly string[], events: readonly EventDto[]): EventDto[] {
  const rated = events.map((event) => ({ event, ...namedBy(words, event) })).filter(({ isMeant }) => isMeant);
  const having = (word: string) => rated.filter(({ inEither }) => inEither.includes(word)).length;
  const weights = new Map(words.map((word) => [word, 1 / Math.max(1, having(word))]));
  const weighed = rated.map((one) => ({
    ...one,
    weight: one.inEither.reduce(
      (sum, word) => sum + (weights.get(word) ?? 0),
      one.inEither.length === words.length ? words.length : 0,
    ),
  }));
  const most = Math.max(...weighed.map(({ weight }) => weight));
  const best = weighed.filter(({ weight }) => weight > most - 1e-9);
  const toCome = best.filter(({ event }) => !event.isPast);
  const left = toCome.length > 0 ? toCome : best;
  const whole = left.filter(({ covered }) => covered === 1);
  return (whole.length > 0 ? whole : left).map(({ event }) => event);
}
