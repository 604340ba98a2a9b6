import { foldedWords } from './fold.ts';

/** A question that is read piece by piece: what a pattern took is not there for the next one. */
export type Reader = {
  /** Takes the first match away and answers with it. Patterns meet whole words, one space apart. */
  take(pattern: RegExp): RegExpExecArray | null;
  /** Whether it stands there, without taking it. */
  has(pattern: RegExp): boolean;
  /** What was not taken, in pieces that stood together. */
  rest(): string[];
};

/** Where something was taken out, so that no pattern reaches across. */
const GAP = ' | ';

/** Made once each: to make them anew would take longer than all the rest of a question. */
const made = new Map<string, RegExp>();

/** `pattern` as whole words. Of patterns there are few: none is made of what somebody typed, but for names of countries. */
export function words(pattern: string): RegExp {
  const known = made.get(pattern);
  if (known) return known;
  const regex = new RegExp(`(?<=^| )(?:${pattern})(?= |$)`);
  made.set(pattern, regex);
  return regex;
}

export function reader(text: string): Reader {
  let left = foldedWords(text).join(' ');
  return {
    take(pattern) {
      const match = pattern.exec(left);
      if (match)
        left = `${left.slice(0, match.index)}${GAP}${left.slice(match.index + match[0].length)}`
          .replace(/ +/g, ' ')
          .trim();
      return match;
    },
    has: (pattern) => pattern.test(left),
    rest: () =>
      left
        .split('|')
        .map((piece) => piece.trim())
        .filter(Boolean),
  };
}
