import { stringify } from 'csv-stringify/sync';
import type { Cell, TableWriters } from '../../application/attendees/ports.ts';

// Without it a spreadsheet takes the file for the old encoding of its own system.
const BYTE_ORDER_MARK = '\ufeff';

/** 2026-03-15 17:00:00, in UTC: what every spreadsheet reads as a moment. */
const written = (cell: Cell) => (cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : cell);

/**
 * Text by RFC 4180. What a spreadsheet would run as a formula gets an apostrophe before it: a name is anybody's to choose.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const lines = (rows: readonly (readonly Cell[])[]) =>
  stringify(
    rows.map((row) => row.map(written)),
    { escape_formulas: true, record_delimiter: 'windows' },
  );

export const writeCsv: TableWriters['csv'] = async function* (headings, rows) {
  yield Buffer.from(BYTE_ORDER_MARK + lines([headings]));
  for await (const batch of rows) yield Buffer.from(lines(batch));
};
