import { readCatalogue } from '../../db/catalogue-pool.ts';
import { Prisma } from '../../db/generated/client.ts';

/** What somebody typed, as queries of full text: to the letter, with near words for mistyped ones, and with one word less. */

/** Texts of a `tsquery`. */
export type SearchQuery = {
  /** Every word may be the start of one. */
  exact: string;
  /** The same without starts: a whole word weighs more than the beginning of one. */
  whole: string;
};
export type Words = readonly [string, ...string[]];

const MAX_WORDS = 12;
/** Below this many words, one of them may be left out. */
const MAX_WORDS_TO_RELAX = 6;

/** "Rock, São" → ["rock", "sao"]; null where nothing can be searched for. */
export async function wordsOf(q: string): Promise<Words | null> {
  const typed = q.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu);
  if (!typed) return null;
  const [row] = await readCatalogue<{ words: string }>(
    Prisma.sql`SELECT plain_words(${typed.slice(0, MAX_WORDS).join(' ')}) AS words`,
  );
  // Folding may turn a letter into an apostrophe or into two words (ŉ, ½).
  const [first, ...rest] = (row?.words ?? '').split(' ').filter(Boolean).slice(0, MAX_WORDS);
  return first ? [first, ...rest] : null;
}

const start = (word: string) => `'${word}':*`;
const and = (parts: string[]) => parts.map((part) => `(${part})`).join(' & ');
const or = (parts: string[]) => parts.map((part) => `(${part})`).join(' | ');

export const toTheLetter = (words: Words): SearchQuery => ({
  exact: and(words.map(start)),
  whole: and(words.map((word) => `'${word}'`)),
});

/** Every word as the start of one in the name. */
export const named = (words: Words) => and(words.map((word) => `${start(word)}A`));

/** Every word as the start of one in the place. */
export const placed = (words: Words) => and(words.map((word) => `${start(word)}B`));

/** Two letters that changed places, at each place. */
const swaps = (word: string) => {
  const letters = [...word];
  return letters.slice(1).map((letter, index) => {
    const before = letters.slice(0, index);
    return [...before, letter, letters[index], ...letters.slice(index + 2)].join('');
  });
};

/** How many letters may be wrong: one, and two in a long word. */
const wrongLetters = (word: string) => ([...word].length >= 8 ? 2 : 1);

/** Nothing of a number is mistyped, and of two letters everything is near. */
const canBeMistyped = (word: string) => /\P{N}/u.test(word) && [...word].length >= 3 && word.length <= 40;

/**
 * Whether each may be the start of a word in a name, a place, a kind or the organiser's name, where such words are known:
 * two letters and numbers are not.
 */
export async function canBegin(words: Words): Promise<boolean> {
  const asked = words.filter(canBeMistyped);
  if (asked.length === 0) return true;
  const [row] = await readCatalogue<{ can: boolean }>(Prisma.sql`
    SELECT bool_and(EXISTS (
      SELECT FROM search_word
      WHERE word >= asked COLLATE "C" AND word < (asked || U&'\\+10FFFF') COLLATE "C"
    )) AS can FROM unnest(${asked}::text[]) AS asked`);
  return row?.can ?? false;
}

/**
 * The words of names and places that each of these may stand for. A wrong letter is in one half of a word or in the
 * other, so that one half is as it should be and an index finds it; two wrong ones leave enough of a long word to be found
 * by its trigrams.
 */
async function nearWords(words: readonly string[]): Promise<Map<string, string[]>> {
  const asked = words.filter(canBeMistyped);
  const near = new Map<string, string[]>();
  if (asked.length === 0) return near;
  const rows = await readCatalogue<{ asked: string; near: string }>(Prisma.sql`
    WITH asked AS (
      SELECT a.word, a.most, string_to_array(a.swapped, ' ') AS swapped, length(a.word) / 2 AS half
      FROM unnest(${asked}::text[], ${asked.map(wrongLetters)}::int[], ${asked.map((word) => swaps(word).join(' '))}::text[])
        AS a (word, most, swapped)
    )
    SELECT asked.word AS asked, near.word AS near FROM asked CROSS JOIN LATERAL (
      SELECT word FROM (
        SELECT word FROM search_word
          WHERE word >= left(asked.word, half) COLLATE "C" AND word < (left(asked.word, half) || U&'\\+10FFFF') COLLATE "C"
        UNION SELECT word FROM search_word
          WHERE reverse(word) >= left(reverse(asked.word), length(asked.word) - half) COLLATE "C"
            AND reverse(word) < (left(reverse(asked.word), length(asked.word) - half) || U&'\\+10FFFF') COLLATE "C"
        UNION SELECT word FROM search_word WHERE word = ANY (asked.swapped)
        UNION SELECT word FROM search_word WHERE most > 1 AND word % asked.word
      ) AS candidate
      WHERE word <> asked.word AND abs(length(word) - length(asked.word)) <= most
        AND (word = ANY (asked.swapped) OR levenshtein_less_equal(word, asked.word, most) <= most)
      ORDER BY CASE WHEN word = ANY (asked.swapped) THEN 1 ELSE levenshtein(word, asked.word) END, word LIMIT 8
    ) AS near`);
  for (const row of rows) near.set(row.asked, [...(near.get(row.asked) ?? []), row.near]);
  return near;
}

/** Neighbours written as one: "code mash" → "codemash mash" is not wanted, so the second is taken away. */
const joined = (words: Words): Words[] =>
  words.slice(1).map((word, index) => {
    const [first = word, ...rest] = [...words.slice(0, index), `${words[index]}${word}`, ...words.slice(index + 2)];
    return [first, ...rest];
  });

/** Every way to leave out one, as long as what is left says something. */
const withoutOne = (words: Words): string[][] =>
  words.map((_, left) => words.filter((_word, index) => index !== left)).filter((rest) => rest.some(canBeMistyped));

type Forgiving = {
  mistyped: SearchQuery;
  /** Leaves out one of several words besides; null where there is nothing to leave out. */
  relaxed: SearchQuery | null;
  /** Whether `mistyped` asks for anything but the words to the letter. */
  asksForMore: boolean;
};

/** For where few or none are found to the letter: each word may be one that it is near to, and two may be one. */
export async function forgiving(words: Words): Promise<Forgiving> {
  const ways = [words, ...joined(words)];
  const near = await nearWords([...new Set(ways.flat())]);
  const nearTo = (word: string) => (near.get(word) ?? []).map((each) => `'${each}'`);
  const starts = (word: string) => or([start(word), ...nearTo(word)]);
  const wholes = (word: string) => or([`'${word}'`, ...nearTo(word)]);
  const anyWay = (write: (word: string) => string) => or(ways.map((way) => and(way.map(write))));
  const mistyped = { exact: anyWay(starts), whole: anyWay(wholes) };
  const fewer = words.length > MAX_WORDS_TO_RELAX ? [] : withoutOne(words);
  const asksForMore = near.size > 0 || ways.length > 1;
  if (fewer.length === 0) return { mistyped, relaxed: null, asksForMore };
  const anyOf = (write: (word: string) => string) => or(fewer.map((rest) => and(rest.map(write))));
  return { mistyped, relaxed: { exact: anyOf(starts), whole: anyOf(wholes) }, asksForMore };
}
