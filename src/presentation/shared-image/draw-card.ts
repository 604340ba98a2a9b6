import type { EventCategory } from '@/domain/event';
import { drawPoster } from '../components/posters/poster-art';
import { xmlText } from '../xml';
import { hexColour } from './hex-colour';
import { setText } from './set-text';
import { SHARED_IMAGE_SIZE } from './size';

/** What a shared link shows: a printed ticket, its poster torn half off. All words are ready for the reader. */
export type Card = {
  title: string;
  /** `15` and `Mar` on the poster; none where the card is of no event. */
  day: string;
  month: string;
  category: EventCategory;
  /** Small, above the title. */
  above: string;
  /** Below it, in the order in which they matter. */
  facts: readonly string[];
  /** On the stub: the price, or that it is cancelled. */
  stub: string;
  /** Who sells it. */
  shop: string;
};

const { width: WIDTH, height: HEIGHT } = SHARED_IMAGE_SIZE;
const EDGE = 40;
const POSTER = 380;
const PERFORATION = EDGE + POSTER;
const TEXT_AT = PERFORATION + 48;
const TEXT_WIDTH = WIDTH - EDGE - 44 - TEXT_AT;
const FONT = `font-family="Bricolage Grotesque"`;

const INK = hexColour('oklch(0.22 0.045 266)');
const INK_SOFT = hexColour('oklch(0.45 0.03 266)');
const PAPER = hexColour('oklch(0.97 0.014 85)');
const NIGHT = hexColour('oklch(0.27 0.05 266)');
const CORAL = hexColour('oklch(0.68 0.19 30)');

function poster({ title, day, month, category }: Card): string {
  const { width, height, colours, shapes } = drawPoster({ name: title, category, shape: 'tall' });
  const colour = (name: keyof typeof colours) => hexColour(colours[name]);
  const art = shapes.map(({ d, colour: name }) => `<path d="${d}" fill="${colour(name)}"/>`).join('');
  const baseline = HEIGHT - EDGE - 40;
  return `
<svg x="${EDGE}" y="${EDGE}" width="${POSTER}" height="${HEIGHT - 2 * EDGE}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice">
<rect width="${width}" height="${height}" fill="${colour('ground')}"/>${art}</svg>
<text x="${EDGE + 32}" y="${baseline}" ${FONT} font-weight="800" font-size="190" letter-spacing="-8" fill="${colour('ink')}">${xmlText(day)}</text>
<text x="${EDGE + 36}" y="${baseline - 156}" ${FONT} font-weight="800" font-size="54" fill="${colour('ink')}">${xmlText(month)}</text>`;
}

function text({ title, above, facts, stub, shop }: Card): string {
  const name = setText(title, { width: TEXT_WIDTH, height: 250, sizes: [84, 72, 60, 50, 42], lineHeight: 1.06 });
  let y = EDGE + 66;
  const line = (words: string, size: number, weight: number, fill: string) =>
    `<text x="${TEXT_AT}" y="${y}" ${FONT} font-weight="${weight}" font-size="${size}" fill="${fill}">${xmlText(words)}</text>`;
  const parts = [line(above, 26, 500, INK_SOFT)];
  parts.push(`<rect x="${TEXT_AT}" y="${y + 18}" width="56" height="8" rx="4" fill="${CORAL}"/>`);
  y += 38;
  for (const words of name.lines) {
    y += name.size * 1.06;
    parts.push(line(words, name.size, 800, INK));
  }
  y += 22;
  for (const fact of facts) {
    const { lines, size } = setText(fact, { width: TEXT_WIDTH, height: 40, sizes: [32, 28], lineHeight: 1.2 });
    y += 44;
    parts.push(line(lines[0] ?? '', size, 500, INK));
  }
  const foot = HEIGHT - EDGE - 40;
  const { lines, size } = setText(stub, { width: TEXT_WIDTH - 220, height: 60, sizes: [44, 36], lineHeight: 1.2 });
  parts.push(
    `<text x="${TEXT_AT}" y="${foot}" ${FONT} font-weight="800" font-size="${size}" fill="${INK}">${xmlText(lines[0] ?? '')}</text>`,
    `<text x="${WIDTH - EDGE - 40}" y="${foot}" text-anchor="end" ${FONT} font-weight="800" font-size="34" fill="${INK_SOFT}">${xmlText(shop)}</text>`,
  );
  return parts.join('\n');
}

/** The card as SVG, 1200 x 630. The same card gives the same text, byte for byte. */
export const drawCard = (card: Card): string => `
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<defs><clipPath id="ticket"><rect x="${EDGE}" y="${EDGE}" width="${WIDTH - 2 * EDGE}" height="${HEIGHT - 2 * EDGE}" rx="26"/></clipPath></defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="${NIGHT}"/>
<g clip-path="url(#ticket)"><rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>${poster(card)}</g>
<line x1="${PERFORATION}" y1="${EDGE + 44}" x2="${PERFORATION}" y2="${HEIGHT - EDGE - 40}" stroke="${NIGHT}" stroke-width="5" stroke-dasharray="0 17" stroke-linecap="round"/>
<circle cx="${PERFORATION}" cy="${EDGE}" r="24" fill="${NIGHT}"/><circle cx="${PERFORATION}" cy="${HEIGHT - EDGE}" r="24" fill="${NIGHT}"/>
${text(card)}
</svg>`;
