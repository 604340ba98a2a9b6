import { Client } from 'pg';
import type { ImportReader, ImportRow } from '../../application/events/ports.ts';
import { AppError } from '../../domain/errors.ts';
import { connectionSettings } from '../db/pool.ts';
import { importStore } from './import-store.ts';
import { readCsv } from './read-csv.ts';
import { readICalendar } from './read-icalendar.ts';
import { ImportFileError } from './read-lines.ts';

/** What a person at a terminal reads of a file as a whole, a person at a form reads, too. */
async function* toldOf(rows: AsyncIterable<ImportRow>): AsyncGenerator<ImportRow> {
  try {
    yield* rows;
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    const { code, message, params } = error;
    throw new AppError('VALIDATION_ERROR', message, { fields: [{ field: '', code, message, params }], cause: error });
  }
}

/** `columns` are the names that a table may have in its first line. */
export const importReader = (databaseUrl: string, columns: readonly string[]): ImportReader => ({
  rows({ fileName, format, bytes }) {
    const source = { name: fileName, bytes };
    return toldOf(format === 'csv' ? readCsv(source, columns) : readICalendar(source));
  },

  async withStore(work) {
    const client = new Client({ ...connectionSettings(databaseUrl), application_name: 'eventhub-import' });
    // A connection that breaks is reported by the query that needed it.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(importStore(client));
    } finally {
      await client.end().catch(() => undefined);
    }
  },
});
