import type PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import type { EventCategory } from '@/domain/event';
import { drawPoster } from '../components/posters/poster-art';
import { toRgb } from '../oklch';
import type { TextBox } from './text-box';

/** What a printed ticket is put together of. Lengths in points; `y` is the upper edge. */

export type Page = InstanceType<typeof PDFDocument>;
type Place = { x: number; y: number };
type Area = Place & { width: number; height: number };

export const INK = toRgb('oklch(0.24 0.04 266)');
export const SOFT_INK = toRgb('oklch(0.45 0.03 266)');
export const DANGER = toRgb('oklch(0.48 0.19 22)');
const LINE = toRgb('oklch(0.8 0.018 82)');

const CORNER = 14;
const NOTCH = 9;

/** Where the letters of a line stand within it. */
const BASELINE = 0.95;

export function drawText(page: Page, { lines, size, lineHeight }: TextBox, { x, y }: Place, colour = INK): void {
  page.fillColor(colour);
  lines.forEach(({ runs }, index) => {
    let left = x;
    for (const { text, font, width } of runs) {
      // The types know no font that was read before; features of its own keep a run in one piece.
      page.font(font.font as unknown as string, font.id, size);
      page.text(text, left, y + index * lineHeight + size * BASELINE, {
        lineBreak: false,
        baseline: 'alphabetic',
        features: [],
      });
      left += width;
    }
  });
}

/** The art that our pages print for an event, with its day on it. */
export function drawArt(
  page: Page,
  { x, y, width, height }: Area,
  event: { name: string; category: EventCategory },
  [month, day]: readonly [TextBox, TextBox],
): void {
  const art = drawPoster({ ...event, shape: 'wide' });
  const scale = Math.max(width / art.width, height / art.height);
  page.save();
  page.path(topRounded({ x, y, width, height })).clip();
  page.rect(x, y, width, height).fill(toRgb(art.colours.ground));
  page.save();
  page.translate(x, y + height - art.height * scale).scale(scale);
  for (const { d, colour } of art.shapes) page.path(d).fill(toRgb(art.colours[colour]));
  page.restore();
  const ink = toRgb(art.colours.ink);
  const bottom = y + height - 12 - day.height;
  drawText(page, day, { x: x + 22, y: bottom }, ink);
  drawText(page, month, { x: x + 23, y: bottom - month.height + 8 }, ink);
  page.restore();
}

const topRounded = ({ x, y, width, height }: Area) =>
  `M${x} ${y + height}V${y + CORNER}A${CORNER} ${CORNER} 0 0 1 ${x + CORNER} ${y}H${x + width - CORNER}A${CORNER} ${CORNER} 0 0 1 ${x + width} ${y + CORNER}V${y + height}Z`;

/** The edge of a ticket, notched where its stub is torn off at `tear`, and the line to tear along. */
export function drawEdge(page: Page, { x, y, width, height }: Area, tear: number): void {
  const [right, bottom] = [x + width, y + height];
  const corner = (toX: number, toY: number) => `A${CORNER} ${CORNER} 0 0 1 ${toX} ${toY}`;
  const notch = (toX: number, toY: number) => `A${NOTCH} ${NOTCH} 0 0 0 ${toX} ${toY}`;
  page
    .path(
      `M${x + CORNER} ${y}H${right - CORNER}${corner(right, y + CORNER)}V${tear - NOTCH}${notch(right, tear + NOTCH)}` +
        `V${bottom - CORNER}${corner(right - CORNER, bottom)}H${x + CORNER}${corner(x, bottom - CORNER)}` +
        `V${tear + NOTCH}${notch(x, tear - NOTCH)}V${y + CORNER}${corner(x + CORNER, y)}Z`,
    )
    .lineWidth(1)
    .stroke(LINE);
  page
    .moveTo(x + NOTCH + 6, tear)
    .lineTo(right - NOTCH - 6, tear)
    .dash(4, { space: 4 })
    .stroke(LINE)
    .undash();
}

/** Neighbours share an edge; without some overlap some screens show a seam there. */
const OVERLAP = 0.05;

/** A QR code as wide as `size`, black on white, with the quiet zone that scanners need around it. */
export function drawQrCode(page: Page, text: string, { x, y }: Place, size: number): void {
  const { data, size: modules } = encode(text, { border: 0, ecc: 'M' });
  const module = size / modules;
  page.rect(x - 4 * module, y - 4 * module, size + 8 * module, size + 8 * module).fill('white');
  data.forEach((row, line) => {
    for (const { start, length } of darkRuns(row)) {
      page.rect(x + start * module, y + line * module, length * module + OVERLAP, module + OVERLAP);
    }
  });
  page.fill('black');
}

const darkRuns = (row: readonly boolean[]) =>
  row.reduce<{ start: number; length: number }[]>((runs, isDark, column) => {
    const last = runs.at(-1);
    if (!isDark) return runs;
    if (last && last.start + last.length === column) last.length += 1;
    else runs.push({ start: column, length: 1 });
    return runs;
  }, []);
