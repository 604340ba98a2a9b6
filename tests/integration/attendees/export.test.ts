import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_COLUMNS, type ExportColumn, type ExportFormat } from '@/application/attendees/schema';
import { queries } from '@/composition';
import { asActor, buy, call, createEvent, type Person, person } from '../../support/api.ts';

let admin: Person;
let buyer: Person;
let eventId: string;

const headings = Object.fromEntries(EXPORT_COLUMNS.map((column) => [column, column])) as Record<ExportColumn, string>;
const request = (format: ExportFormat, more = {}) => ({ eventId, format, headings, ...more });

async function fileOf(format: ExportFormat, more = {}): Promise<Buffer> {
  const { bytes } = await queries.exportAttendees(asActor(admin), request(format, more));
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
const rowsOf = async (more = {}): Promise<Record<ExportColumn, string>[]> =>
  parse(await fileOf('csv', more), { columns: true, bom: true });

const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\u{ff1d}1'];

beforeAll(async () => {
  [admin, buyer] = await Promise.all([person('ADMIN'), person()]);
  eventId = (await createEvent(admin, { capacity: 600, price: 29.9 })).id;
  for (const participantName of [...FORMULAS, 'Quote " and, comma', 'Ção <b>&amp;']) {
    await buy(buyer, eventId, { participantName, participantEmail: 'x@example.com' });
  }
  // More than one batch, so that none is lost or twice between two.
  for (let order = 0; order < 30; order += 1) {
    await buy(buyer, eventId, { participantName: `Person ${order}`, participantEmail: 'p@example.com', quantity: 10 });
  }
});

describe('attendees as a file', () => {
  it('are all there once, in the order in which they bought', async () => {
    const rows = await rowsOf();
    expect(rows).toHaveLength(307);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(307);
    expect(rows.at(-1)).toMatchObject({ name: 'Person 29', price: '29.9', currency: 'BRL', status: 'ACTIVE' });
    expect(rows[5]?.name).toBe('Quote " and, comma');
    expect(rows[0]?.purchasedAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  it('run no formula in a spreadsheet', async () => {
    const rows = await rowsOf();
    expect(rows.slice(0, 5).map(({ name }) => name)).toEqual(FORMULAS.map((formula) => `'${formula}`));
    const sheet = strFromU8(
      unzipSync(new Uint8Array(await fileOf('xlsx')))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    );
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(sheet).toContain('Ção &lt;b&gt;&amp;amp;');
    expect(sheet.match(/<row>/g)).toHaveLength(308);
  });

  it('are those of a state, of one event, or of all that somebody runs', async () => {
    const other = await createEvent(admin, { capacity: 5 });
    const { id } = await buy(buyer, other.id, { participantName: 'Elsewhere', participantEmail: 'e@example.com' });
    await call('DELETE', `/api/tickets/${id}`, { as: admin });
    expect(await rowsOf({ status: 'CANCELLED' })).toEqual([]);
    expect((await rowsOf({ eventId: other.id })).map(({ name }) => name)).toEqual(['Elsewhere']);
    expect(await rowsOf({ eventId: null })).toHaveLength(308);
    const organiser = { ...asActor(await person()), eventRoles: new Map([[other.id, 'ORGANISER' as const]]) };
    await expect(queries.exportAttendees(organiser, request('csv'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { bytes } = await queries.exportAttendees(organiser, request('csv', { eventId: null }));
    let text = '';
    for await (const piece of bytes) text += Buffer.from(piece).toString();
    expect(text.trim().split('\n')).toHaveLength(2);
  });

  it('wait for a third place, which whoever leaves before the end gives back', async () => {
    const open = async () =>
      (await queries.exportAttendees(asActor(admin), request('xlsx'))).bytes[Symbol.asyncIterator]();
    const [first, second] = [await open(), await open()];
    await first.next();
    await expect(open()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await first.return?.();
    // Never read at all.
    await second.return?.();
    const third = await open();
    expect((await third.next()).done).toBe(false);
    await third.return?.();
  });
});
