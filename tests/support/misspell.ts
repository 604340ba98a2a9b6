/** Mistyping as people do: a letter too many, too few, another one, or two that changed places. Drawn by a seed. */

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** `word` with one mistake in it. */
function mistype(word: string, draw: () => number): string {
  const letters = [...word];
  const at = Math.floor(draw() * letters.length);
  const other = LETTERS[Math.floor(draw() * LETTERS.length)] ?? 'x';
  const [before, letter, behind] = [letters.slice(0, at), letters[at] ?? '', letters.slice(at + 1)];
  switch (Math.floor(draw() * 4)) {
    case 0:
      return [...before, letter, other, ...behind].join('');
    case 1:
      return [...before, ...behind].join('');
    case 2:
      return [...before, other, ...behind].join('');
    default: {
      const [next = '', ...rest] = behind;
      return [...before, next, letter, ...rest].join('');
    }
  }
}

/** `name` with a mistake in one word of four letters or more, the longer ones in two of theirs; null where it has none. */
export function misspell(name: string, draw: () => number): string | null {
  const words = name.split(/\s+/);
  const long = words.flatMap((word, index) => (/^\p{L}{4,}$/u.test(word) ? [index] : []));
  if (long.length === 0) return null;
  const wrong = new Set([0, 1].map(() => long[Math.floor(draw() * long.length)]));
  return words.map((word, index) => (wrong.has(index) ? mistype(word, draw) : word)).join(' ');
}
