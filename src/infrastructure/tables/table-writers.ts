import type { TableWriters } from '../../application/attendees/ports.ts';
import { writeCsv } from './csv.ts';
import { MOST_SHEET_ROWS, writeXlsx } from './xlsx.ts';

export const tableWriters: TableWriters = {
  csv: writeCsv,
  xlsx: writeXlsx,
  mostRows: { csv: Number.MAX_SAFE_INTEGER, xlsx: MOST_SHEET_ROWS },
};
