import { CsvError, parse } from 'csv-parse/sync';
import type { ImportRow } from '../../application/events/ports.ts';
import type { FieldError } from '../../domain/errors.ts';
import { ImportFileError, type ImportSource, type Line, nameOf, readLines, rowFault } from './read-lines.ts';

type Cells = { cells: string[] } | { fault: FieldError };

// An open quote swallows what follows it; beyond this size that is no cell any more.
const LONGEST_RECORD = 200_000;

const togglesQuote = (text: string) => text.split('"').length % 2 === 0;

function parseRecord(text: string, delimiter: string): Cells {
  try {
    const [cells]: string[][] = parse(text, { delimiter, relax_column_count: true, record_delimiter: [] });
    return { cells: cells ?? [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: rowFault('quotes_unmatched', 'the quotes of this row do not match') };
  }
}

/**
 * Lines joined where a quoted cell spans several: a record is whole where its quotes are even in number. Records are
 * framed here and parsed one by one, so that each keeps its line in the file and a broken one takes no other with it.
 */
async function* recordsOf(source: ImportSource): AsyncGenerator<{ line: number } & Cells> {
  const file = readLines(source);
  let again: Line[] = [];
  const next = async (): Promise<Line | undefined> => again.shift() ?? (await file.next()).value ?? undefined;

  let delimiter: string | undefined;
  for (let first = await next(); first; first = await next()) {
    if (first.text.trim() === '') continue;
    delimiter ??= delimiterOf(first.text);
    const lines = [first];
    let size = first.text.length;
    let isOpen = togglesQuote(first.text);
    while (isOpen && size < LONGEST_RECORD) {
      const more = await next();
      if (!more) break;
      lines.push(more);
      size += more.text.length + 1;
      if (togglesQuote(more.text)) isOpen = false;
    }
    const text = lines.map((line) => line.text).join('\n');
    const record = isOpen ? { fault: OPEN_QUOTE } : parseRecord(text, delimiter);
    // The fault is in the first line; what it had swallowed may be rows of their own.
    if ('fault' in record) again = [...lines.slice(1), ...again];
    yield { line: first.number, ...record };
  }
}

const OPEN_QUOTE = rowFault('quote_open', 'a quote that opens in this row is not closed');

// Spreadsheets in Portuguese write semicolons.
const delimiterOf = (header: string) => (header.split(';').length > header.split(',').length ? ';' : ',');

/**
 * The rows of a CSV file whose first line names its columns, by their names in `columns` whatever their case.
 * Columns of other names are left out.
 * @throws ImportFileError where the file has no such first line
 */
export async function* readCsv(source: ImportSource, columns: readonly string[]): AsyncGenerator<ImportRow> {
  const byLowerCase = new Map(columns.map((name) => [name.toLowerCase(), name]));
  let header: Header | undefined;
  for await (const { line, ...record } of recordsOf(source)) {
    if (header) yield { line, key: null, ...toFields(record, header) };
    else header = toHeader(nameOf(source), record, byLowerCase);
  }
}

type Header = (string | undefined)[];

/** The known name of each column, by position. */
function toHeader(path: string, record: Cells, byLowerCase: Map<string, string>): Header {
  if ('fault' in record) {
    throw new ImportFileError('no_columns', `${path}: the first line names no columns: ${record.fault.message}.`);
  }
  const header = record.cells.map((cell) => byLowerCase.get(cell.trim().toLowerCase()));
  const twice = header.find((name, index) => name !== undefined && header.indexOf(name) !== index);
  if (twice) {
    throw new ImportFileError('column_twice', `${path}: the column ${twice} is there twice.`, {
      params: { column: twice },
    });
  }
  if (!header.includes('name') || !(header.includes('startDate') || header.includes('eventDate'))) {
    throw new ImportFileError(
      'columns_needed',
      `${path}: the first line must name the columns, with "name" and "startDate" (or "eventDate") among them.`,
    );
  }
  return header;
}

function toFields(record: Cells, header: Header) {
  if ('fault' in record) return record;
  const { cells } = record;
  if (cells.length !== header.length) {
    const counts = { cells: cells.length, columns: header.length };
    const why = `has ${counts.cells} cells where the first line names ${counts.columns} columns`;
    return { fault: rowFault('cell_count', why, counts) };
  }
  const fields: Record<string, string> = {};
  for (const [index, name] of header.entries()) if (name) fields[name] = cells[index] ?? '';
  return { fields };
}
