import type { EventCategory } from '@/domain/event';

export type PosterShape = 'wide' | 'tall' | 'square';

const SIZES: Record<PosterShape, { width: number; height: number }> = {
  wide: { width: 640, height: 320 },
  tall: { width: 400, height: 500 },
  square: { width: 400, height: 400 },
};

/** Degrees in oklch. Colour means a category on posters and nowhere else. */
const HUES: Record<EventCategory, number> = {
  music: 12,
  theatre: 340,
  technology: 235,
  sport: 150,
  food: 62,
  art: 295,
  family: 95,
  community: 190,
};

/** The paper on which a kind's posters are printed. */
export const groundOf = (category: EventCategory) => `oklch(0.72 0.13 ${HUES[category]})`;

type Shape = { d: string; colour: 'deep' | 'bright' | 'paper' };

/** FNV-1a, 32 bits: the same name always prints the same poster. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value ^= character.codePointAt(0) ?? 0;
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** Numbers in [0, 1) that follow from `seed` (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const round = (value: number) => Math.round(value);
const circle = (x: number, y: number, r: number) =>
  `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0Z`;

type Pattern = (width: number, height: number, random: () => number) => Shape[];

const COLOURS = ['deep', 'bright', 'paper'] as const;

/** Rings that leave the sheet at its upper right. */
const rings: Pattern = (width, height, random) => {
  const x = width * (0.62 + random() * 0.25);
  const y = height * (0.2 + random() * 0.25);
  const step = height * (0.13 + random() * 0.05);
  return [5, 4, 3, 2, 1].map((ring, index) => ({ d: circle(x, y, ring * step), colour: COLOURS[index % 3] ?? 'deep' }));
};

/** Slanted stripes. */
const stripes: Pattern = (width, height, random) => {
  const band = width * (0.07 + random() * 0.04);
  const slant = height * (0.5 + random() * 0.5);
  return Array.from({ length: 6 }, (_, index) => {
    const x = width * 0.34 + index * band * 1.55;
    return {
      d: `M${round(x + slant)} 0h${round(band)}l${round(-slant)} ${height}h${round(-band)}Z`,
      colour: COLOURS[index % 3] ?? 'deep',
    };
  });
};

/** Dots that grow towards a corner, like a coarse print screen. */
const screen: Pattern = (width, height, random) => {
  const columns = width > height ? 8 : 5;
  const pitch = width / columns;
  const bias = 0.25 + random() * 0.3;
  return Array.from({ length: columns * Math.ceil(height / pitch) }, (_, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const weight = Math.max(0, column / columns - (row * pitch) / height / 2 + bias) / 2;
    return {
      d: circle((column + 0.5) * pitch, (row + 0.5) * pitch, pitch * Math.min(0.46, weight)),
      colour: 'bright' as const,
    };
  });
};

/** Hills, one behind the other. */
const hills: Pattern = (width, height, random) =>
  COLOURS.map((colour, index) => {
    const top = height * (0.18 + index * 0.2 + random() * 0.08);
    const bend = height * (0.12 + random() * 0.2) * (index % 2 ? -1 : 1);
    return {
      d: `M0 ${round(top)}Q${round(width * 0.25)} ${round(top - bend)} ${round(width / 2)} ${round(top)}T${width} ${round(top)}V${height}H0Z`,
      colour: index === 2 ? ('deep' as const) : colour,
    };
  });

/** Quarter discs on a grid. */
const quarters: Pattern = (width, height, random) => {
  const side = height / 2;
  return Array.from({ length: 2 * Math.ceil(width / side) }, (_, index) => {
    const x = Math.floor(index / 2) * side;
    const y = (index % 2) * side;
    const colour = COLOURS[Math.floor(random() * 3)] ?? 'deep';
    return random() < 0.5
      ? {
          d: `M${round(x)} ${round(y)}h${round(side)}a${round(side)} ${round(side)} 0 0 1 ${round(-side)} ${round(side)}Z`,
          colour,
        }
      : {
          d: `M${round(x + side)} ${round(y + side)}h${round(-side)}a${round(side)} ${round(side)} 0 0 1 ${round(side)} ${round(-side)}Z`,
          colour,
        };
  }).filter((shape) => !shape.d.startsWith('M0 '));
};

const PATTERNS = [rings, stripes, screen, hills, quarters];

/** Deterministic art for an event without a picture: the category gives the hue, the name the pattern. */
export function drawPoster({ name, category, shape }: { name: string; category: EventCategory; shape: PosterShape }) {
  const { width, height } = SIZES[shape];
  const seed = hash(`${category}/${name}`);
  const hue = HUES[category];
  const pattern = PATTERNS[seed % PATTERNS.length] ?? rings;
  return {
    width,
    height,
    colours: {
      ground: groundOf(category),
      deep: `oklch(0.58 0.14 ${hue + 18})`,
      bright: `oklch(0.83 0.11 ${hue - 25})`,
      paper: 'oklch(0.95 0.03 85)',
      ink: 'oklch(0.2 0.04 266)',
    },
    shapes: pattern(width, height, seededRandom(seed)),
  };
}
