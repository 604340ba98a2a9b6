import { createReadStream, existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { importEvents } from '../src/application/imports/import-events.ts';
import { importOptions } from '../src/application/imports/import-options.ts';
import { IMPORT_COLUMNS } from '../src/application/imports/parse-import-row.ts';
import { importStore } from '../src/infrastructure/import/import-store.ts';
import { readCsv } from '../src/infrastructure/import/read-csv.ts';
import { readICalendar } from '../src/infrastructure/import/read-icalendar.ts';
import { assureText, ImportFileError } from '../src/infrastructure/import/read-lines.ts';
import { currentRun, dataDirectory } from './run-state.ts';

/** `npm run events:import -- FILE`: see docs/import.md. */

const USAGE = `Usage: npm run events:import -- FILE [options]
  --format csv|ics       else by the name of the file, or by its first bytes
  --capacity N           seats of an event whose row names none (100)
  --price N              price of an event whose row names none, such as 25.90 (0)
  --currency BRL         and its currency
  --time-zone ZONE       where the file's times are meant (America/Sao_Paulo)
  --start-time 09:00     when an event begins whose row names only the day
  --end-time 18:00       and when it ends
  --category community   of an event whose row names none
  --status scheduled     or draft: seen by administrators only
  --dry-run              say what would happen, and write nothing
DATABASE_URL names the database; without it, that of the running EventHub is used.`;

const ALL_TAKEN = 0;
const SOME_REFUSED = 1;
const UNUSABLE = 2;

/** Its message is for the person at the terminal; the exit code is 2. */
class UsageError extends Error {}

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  const options = {
    format: text,
    capacity: text,
    price: text,
    currency: text,
    'time-zone': text,
    'start-time': text,
    'end-time': text,
    category: text,
    status: text,
    'dry-run': { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

const optionName = (field: string) => `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function readOptions(values: ReturnType<typeof readArguments>['values']) {
  const { capacity, price, currency, category, status } = values;
  const parsed = importOptions.safeParse({
    capacity,
    price,
    currency: currency?.toUpperCase(),
    timeZone: values['time-zone'],
    startTime: values['start-time'],
    endTime: values['end-time'],
    category,
    status,
  });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => `${optionName(issue.path.join('.'))}: ${issue.message}`);
  throw new UsageError(errors.join('\n'));
}

async function beginning(file: string): Promise<string> {
  for await (const chunk of createReadStream(file, { end: 99 })) return String(chunk);
  return '';
}

async function formatOf(file: string, given: string | undefined): Promise<'csv' | 'ics'> {
  if (given === 'csv' || given === 'ics') return given;
  if (given !== undefined) throw new UsageError('--format: must be csv or ics');
  const extension = path.extname(file).toLowerCase();
  if (extension === '.ics' || extension === '.ical') return 'ics';
  if (extension === '.csv') return 'csv';
  return /^\ufeff?\s*BEGIN:VCALENDAR/i.test(await beginning(file)) ? 'ics' : 'csv';
}

/** DATABASE_URL, else the embedded database of the copy that runs on this data folder. */
function databaseUrl(): string {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const data = dataDirectory();
  const portFile = path.join(data, 'postgres.port');
  const secretsFile = path.join(data, 'secrets.json');
  if (!currentRun(data) || !existsSync(portFile) || !existsSync(secretsFile)) {
    throw new UsageError('No database: set DATABASE_URL, or start EventHub first (./eventhub.sh start).');
  }
  const { databasePassword } = JSON.parse(readFileSync(secretsFile, 'utf8'));
  const port = readFileSync(portFile, 'utf8').trim();
  return `postgresql://postgres:${encodeURIComponent(databasePassword)}@127.0.0.1:${port}/eventhub`;
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    console.log(USAGE);
    return ALL_TAKEN;
  }
  const [named, ...rest] = positionals;
  if (!named || rest.length > 0) throw new UsageError(named ? `Name one file at a time.\n\n${USAGE}` : USAGE);
  // npm runs scripts in the project's folder, and says where the person stood.
  const file = path.resolve(process.env.INIT_CWD ?? '', named);
  const options = readOptions(values);
  await assureText(file);
  const format = await formatOf(file, values.format);
  const dryRun = values['dry-run'] === true;

  const client = new pg.Client({ connectionString: databaseUrl(), application_name: 'eventhub-import' });
  // A connection that breaks is reported by the query that needed it.
  client.on('error', () => {});
  await client.connect().catch((error) => {
    throw new UsageError(`Cannot reach the database: ${error.message || error.code}`);
  });
  try {
    const counts = await importEvents({ store: importStore(client), ids: { next: () => uuidv7() } })({
      rows: format === 'csv' ? readCsv(file, IMPORT_COLUMNS) : readICalendar(file),
      options,
      dryRun,
      onRefusal: ({ line, reason }) => console.error(`${file}:${line}: ${reason}`),
    });
    const { created, updated, unchanged, refused } = counts;
    console.log(
      `${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused${dryRun ? ' (dry run: nothing written)' : ''}`,
    );
    return refused === 0 ? ALL_TAKEN : SOME_REFUSED;
  } finally {
    await client.end();
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      const isExpected = error instanceof UsageError || error instanceof ImportFileError;
      console.error(
        isExpected
          ? error.message
          : `The import stopped: ${error.message || error.code}. What was read before is in; run it again for the rest.`,
      );
      process.exitCode = UNUSABLE;
    },
  );
}
