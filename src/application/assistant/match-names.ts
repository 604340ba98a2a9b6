import type { EventDto } from '../events/schema.ts';
import { isOneOff, nameWords } from './words/fold.ts';

/** Whether words that somebody typed name an event. */

type Named = Pick<EventDto, 'name' | 'location' | 'translations'>;

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
  const names = [event.name, ...Object.values(event.translations).flatMap(({ name }) => (name ? [name] : []))].map(
    nameWords,
  );
  const place = nameWords(event.location);
  const count = (name: readonly string[]) => words.filter((word) => has(name, word)).length;
  const best = names.reduce((most, name) => (count(name) > count(most) ? name : most), names[0] ?? []);
  const inName = count(best);
  const inEither = words.filter((word) => has(best, word) || has(place, word)).length;
  /** Of a name that was typed whole, nothing is left over. */
  const covered = best.length === 0 ? 0 : inName / best.length;
  return {
    inName,
    inEither,
    covered,
    isMeant: inName > 0 && inEither >= words.length * 0.6,
    isWhole: inEither === words.length,
  };
}

/** Those that the words name, the best first; of equally good ones those whose whole name was typed. */
export function bestNamed(words: readonly string[], events: readonly EventDto[]): EventDto[] {
  const rated = events.map((event) => ({ event, ...namedBy(words, event) })).filter(({ isMeant }) => isMeant);
  const most = Math.max(...rated.map(({ inEither }) => inEither));
  const best = rated.filter(({ inEither }) => inEither === most);
  const toCome = best.filter(({ event }) => !event.isPast);
  const left = toCome.length > 0 ? toCome : best;
  const whole = left.filter(({ covered }) => covered === 1);
  return (whole.length > 0 ? whole : left).map(({ event }) => event);
}
