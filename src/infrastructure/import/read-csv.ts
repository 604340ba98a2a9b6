import { CsvError, parse } from 'csv-parse/sync';
import type { ImportRow } from '../../application/ports.ts';
import { ImportFileError, type Line, readLines } from './read-lines.ts';

type Framed = { line: number; text: string; isWhole: boolean };

// An open quote swallows what follows it; beyond this size that is no cell any more.
const LONGEST_RECORD = 200_000;

/**
 * Lines joined where a quoted cell spans several: a record is whole where its quotes are even in number. Records are
 * framed here and parsed one by one, so that each keeps its line in the file and a broken one spoils no other.
 */
async function* recordsOf(lines: AsyncIterable<Line>): AsyncGenerator<Framed> {
  let open: Framed | undefined;
  for await (const { number, text } of lines) {
    const quotes = text.split('"').length - 1;
    if (open) {
      open.text += `\n${text}`;
      open.isWhole = quotes % 2 === 1;
    } else {
      if (text.trim() === '') continue;
      open = { line: number, text, isWhole: quotes % 2 === 0 };
    }
    if (open.isWhole || open.text.length > LONGEST_RECORD) {
      yield open;
      open = undefined;
    }
  }
  if (open) yield open;
}

function cellsOf({ text, isWhole }: Framed, delimiter: string): string[] | { fault: string } {
  if (!isWhole) {
    const lines = text.split('\n').length;
    return { fault: `a quote that opens here is not closed; ${lines} lines were passed over` };
  }
  try {
    const [cells]: string[][] = parse(text, { delimiter, relax_column_count: true, record_delimiter: [] });
    return cells ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: 'the quotes of this row do not match' };
  }
}

// Spreadsheets in Portuguese write semicolons.
const delimiterOf = (header: string) => (header.split(';').length > header.split(',').length ? ';' : ',');

/**
 * The rows of a CSV file whose first line names its columns, by their names in `columns` whatever their case.
 * Columns of other names are left out.
 * @throws ImportFileError where the file has no such first line
 */
export async function* readCsv(path: string, columns: readonly string[]): AsyncGenerator<ImportRow> {
  const byLowerCase = new Map(columns.map((name) => [name.toLowerCase(), name]));
  let header: (string | undefined)[] | undefined;
  let delimiter = ',';
  for await (const record of recordsOf(readLines(path))) {
    if (!header) {
      delimiter = delimiterOf(record.text);
      header = toHeader(path, cellsOf(record, delimiter), byLowerCase);
      continue;
    }
    yield { line: record.line, key: null, ...toFields(cellsOf(record, delimiter), header) };
  }
}

function toHeader(
  path: string,
  cells: string[] | { fault: string },
  byLowerCase: Map<string, string>,
): (string | undefined)[] {
  if ('fault' in cells) throw new ImportFileError(`${path}: the first line names no columns: ${cells.fault}.`);
  const header = cells.map((cell) => byLowerCase.get(cell.trim().toLowerCase()));
  const twice = header.find((name, index) => name !== undefined && header.indexOf(name) !== index);
  if (twice) throw new ImportFileError(`${path}: the column ${twice} is there twice.`);
  if (!header.includes('name') || !(header.includes('startDate') || header.includes('eventDate'))) {
    throw new ImportFileError(
      `${path}: the first line must name the columns, with "name" and "startDate" (or "eventDate") among them.`,
    );
  }
  return header;
}

function toFields(cells: string[] | { fault: string }, header: (string | undefined)[]) {
  if ('fault' in cells) return cells;
  if (cells.length !== header.length)
    return { fault: `has ${cells.length} cells where the first line names ${header.length} columns` };
  const fields: Record<string, string> = {};
  for (const [index, name] of header.entries()) if (name) fields[name] = cells[index] ?? '';
  return { fields };
}
