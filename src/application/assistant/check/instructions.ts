import { nameWords } from '../words/fold.ts';

/** Keeps a model from reciting its instructions. */

/** So many of their words in a row are a recital; as many as come before are ordinary speech and pass at once. */
const RECITED = 6;
const PASSES = 2;

/** A word that is over, with the signs before it. */
const WHOLE_WORD = /^[^\p{L}\p{N}]*[\p{L}\p{N}]+(?=[^\p{L}\p{N}\p{M}])/u;

/** Where each word of the instructions stands. */
function placesOf(words: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  words.forEach((word, index) => {
    places.set(word, [...(places.get(word) ?? []), index]);
  });
  return places;
}

/** The stream without runs of six words or more that stand so in the instructions. */
export async function* withoutInstructions(
  stream: AsyncIterable<string>,
  instructions: string,
): AsyncGenerator<string, void, undefined> {
  const words = nameWords(instructions);
  const places = placesOf(words);
  let pending = '';
  let held = '';
  let run = 0;
  let ends: number[] = [];

  /** A whole word with the signs before it. */
  function take(text: string): string {
    const [word = ''] = nameWords(text);
    const goesOn = ends.map((end) => end + 1).filter((at) => words[at] === word);
    if (word === '' || goesOn.length > 0) {
      if (word !== '') [run, ends] = [run + 1, goesOn];
      if (run <= PASSES) return text;
      held += text;
      return '';
    }
    const before = run >= RECITED ? '' : held;
    [held, run, ends] = ['', places.has(word) ? 1 : 0, places.get(word) ?? []];
    return before + text;
  }

  /** Of `pending`, what went out already: a word that no run holds back goes out before it is whole. */
  let sent = 0;
  for await (const text of stream) {
    pending += text;
    let out = '';
    for (let match = WHOLE_WORD.exec(pending); match; match = WHOLE_WORD.exec(pending)) {
      out += take(match[0]).slice(sent);
      pending = pending.slice(match[0].length);
      sent = 0;
    }
    if (run < PASSES) {
      out += pending.slice(sent);
      sent = pending.length;
    }
    if (out) yield out;
  }
  const last = take(pending).slice(sent) + (run >= RECITED ? '' : held);
  if (last) yield last;
}
