import type { TableWriters } from '../../application/attendees/ports.ts';
import { writeCsv } from './csv.ts';
import { writeXlsx } from './xlsx.ts';

export const tableWriters: TableWriters = { csv: writeCsv, xlsx: writeXlsx };
