export type Roll = (sides: number) => number;

/** Random numbers that are the same at every seeding, so that two demo shops look alike. Mulberry32. */
export function dice(seed: number): Roll {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

export const pick = <T>(list: readonly T[], roll: Roll): T => {
  const chosen = list[roll(list.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
};
