import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ImportStore } from '@/application/events/ports';
import { importEvents } from '@/application/imports/import-events';
import { importOptions } from '@/application/imports/import-options';
import { IMPORT_COLUMNS } from '@/application/imports/parse-import-row';
import { readCsv } from '@/infrastructure/import/read-csv';
import { readICalendar } from '@/infrastructure/import/read-icalendar';
import { assureText, ImportFileError } from '@/infrastructure/import/read-lines';
import { expectWords } from '../../../support/fault-words.tsx';

const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-import-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
function file(content: string | Uint8Array): string {
  const name = path.join(folder, `${files++}`);
  writeFileSync(name, content);
  return name;
}

const csv = (content: string) => Array.fromAsync(readCsv(file(content), IMPORT_COLUMNS));
const ics = (...lines: string[]) =>
  Array.fromAsync(readICalendar(file(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n'))));
const vevent = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:A', 'LOCATION:B', ...lines, 'END:VEVENT'];

/** As a whole, in words that whoever sent it can read. */
async function expectRefused(reading: Promise<unknown>) {
  const error: unknown = await reading.catch((why: unknown) => why);
  if (!(error instanceof ImportFileError)) throw new Error('the file was taken');
  const { code, message, params } = error;
  expectWords([{ field: '', code, message, params }]);
}

describe('CSV', () => {
  it('names the line in the file, past quoted line ends and empty lines, whatever the line ends', async () => {
    for (const end of ['\n', '\r\n']) {
      const rows = await csv(
        ['name,startDate', '', '"a', 'b",2027-01-01', 'c,2027-01-02', '', 'd,2027-01-03', ''].join(end),
      );
      expect(rows.map((row) => row.line)).toEqual([3, 5, 7]);
      expect(rows[0]).toMatchObject({ fields: { name: 'a\nb', startDate: '2027-01-01' } });
    }
  });

  it('knows its columns in any case and order, after a byte order mark, and leaves others out', async () => {
    const [row] = await csv('\ufeffSTARTDATE;shoe size;Name\n2027-01-01;43;"A; B"\n');
    expect(row).toMatchObject({ fields: { name: 'A; B', startDate: '2027-01-01' } });
  });

  it('refuses a broken quote in its own row and reads the next one', async () => {
    const rows = await csv('name,startDate\nx"y,2027-01-01\nfine,2027-01-02\n"open,2027-01-03\nlast,2027-01-04\n');
    expectWords(rows.flatMap((row) => ('fault' in row ? [row.fault] : [])));
    expect(rows.map((row) => ('fault' in row ? `${row.line} refused` : `${row.line} ${row.fields.name}`))).toEqual([
      '2 refused',
      '3 fine',
      '4 refused',
      '5 last',
    ]);
  });

  it('refuses a row whose cells do not match the columns', async () => {
    expect(await csv('name,startDate\na,2027-01-01,b\n')).toEqual([
      {
        line: 2,
        key: null,
        fault: {
          field: '',
          code: 'cell_count',
          message: 'has 3 cells where the first line names 2 columns',
          params: { cells: 3, columns: 2 },
        },
      },
    ]);
  });

  it.each([
    ['no header', 'Rust Day,2027-01-01\n'],
    ['a column twice', 'name,startDate,NAME\n'],
    ['a header with a broken quote', '"name,startDate\n'],
  ])('refuses a file with %s', async (_, content) => {
    await expectRefused(csv(content));
  });
});

describe('the file', () => {
  it.each([
    ['is not there', path.join(folder, 'nothing'), 'there is no such file'],
    ['is a folder', folder, 'it is a folder'],
    ['is empty', file(' \r\n\n'), 'is empty'],
    ['is Latin-1', file(Buffer.from('name\nCafé\n', 'latin1')), 'is not UTF-8'],
    ['is UTF-16', file(Buffer.from('\ufeffname\n', 'utf16le')), 'is not UTF-8'],
    ['ends in half a character', file(Buffer.from([0x61, 0xc3])), 'is not UTF-8'],
    ['has a line without end', file(`a\n${'x'.repeat(2_000_000)}`), 'line 2 has no end'],
  ])('that %s is refused in words', async (_, name, words) => {
    await expect(assureText(name)).rejects.toThrow(words);
    await expect(assureText(name)).rejects.toBeInstanceOf(ImportFileError);
  });
});

describe('iCalendar', () => {
  it.each([
    ['a day', ['DTSTART;VALUE=DATE:20270510'], { eventDate: '2027-05-10' }],
    [
      'days, the last of which DTEND does not count',
      ['DTSTART;VALUE=DATE:20270510', 'DTEND;VALUE=DATE:20270513'],
      { eventDate: '2027-05-10', endDate: '2027-05-12' },
    ],
    [
      'a day that ends on itself',
      ['DTSTART;VALUE=DATE:20270510', 'DTEND;VALUE=DATE:20270510'],
      { endDate: '2027-05-10' },
    ],
    ['days by their number', ['DTSTART;VALUE=DATE:20270510', 'DURATION:P2D'], { endDate: '2027-05-11' }],
    [
      'an instant',
      ['DTSTART:20270510T200000Z', 'DURATION:PT90M'],
      { eventDate: '2027-05-10T20:00:00Z', endDate: '2027-05-10T21:30:00Z' },
    ],
    ['a floating time', ['DTSTART:20270510T200000'], { eventDate: '2027-05-10T20:00:00' }],
    [
      'a time in a known zone',
      ['DTSTART;TZID=Europe/Lisbon:20270510T200000'],
      { eventDate: '2027-05-10T20:00:00', timeZone: 'Europe/Lisbon' },
    ],
    [
      'an end in another zone',
      ['DTSTART;TZID=Europe/Lisbon:20270510T200000', 'DTEND;TZID=Europe/Paris:20270510T220000'],
      { endDate: '2027-05-10T20:00:00.000Z' },
    ],
    ['a cancelled one', ['DTSTART:20270510T200000Z', 'STATUS:CANCELLED'], { status: 'CANCELLED' }],
    [
      'categories and folded text',
      ['DTSTART:20270510T200000Z', 'CATEGORIES:a,b', 'DESCRIPTION:one\\, two', '  and three'],
      { topics: 'a;b', description: 'one, two and three' },
    ],
  ])('reads %s', async (_, lines, fields) => {
    expect(await ics(...vevent(...lines))).toMatchObject([{ line: 2, key: 'ics:1', fields }]);
  });

  it('computes the instant in a zone that only the file defines, wherever it stands', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Ours',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0200',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const rows = await ics(...vevent('DTSTART;TZID=Ours:20270510T200000'), ...zone);
    expect(rows).toMatchObject([{ fields: { eventDate: '2027-05-10T18:00:00.000Z' } }]);
  });

  it.each([
    ['no DTSTART', vevent(), 'has no DTSTART'],
    ['a rule', vevent('DTSTART:20270510T200000Z', 'RRULE:FREQ=DAILY'), 'repeats'],
    ['one date of a rule', vevent('DTSTART:20270510T200000Z', 'RECURRENCE-ID:20270510T200000Z'), 'repeating'],
    ['an unknown zone', vevent('DTSTART;TZID=Nowhere:20270510T200000'), 'unknown time zone Nowhere'],
    [
      'an end elsewhere that a clock change skips',
      vevent('DTSTART:20270327T200000Z', 'DTEND;TZID=Europe/Paris:20270328T023000'),
      'DTEND 2027-03-28T02:30:00 does not exist in Europe/Paris',
    ],
    ['a thirteenth month', vevent('DTSTART:20271310T200000Z'), 'DTSTART is no date'],
    ['letters for digits', vevent('DTSTART:2027xx10T200000Z'), 'cannot be read'],
    ['no UID', ['BEGIN:VEVENT', 'SUMMARY:A', 'DTSTART:20270510T200000Z', 'END:VEVENT'], 'has no UID'],
    ['no end', ['BEGIN:VEVENT', 'UID:2'], 'has no END:VEVENT'],
  ])('refuses an event with %s, at the line where it begins', async (_, lines, reason) => {
    const rows = await ics(...vevent('DTSTART:20270510T200000Z'), ...lines);
    const [, refused] = rows;
    if (!refused || !('fault' in refused)) throw new Error('it was taken');
    expect(refused).toMatchObject({ line: 8, key: null, fault: { message: expect.stringContaining(reason) } });
    expectWords([refused.fault]);
  });

  it('refuses a file that is none', async () => {
    await expectRefused(Array.fromAsync(readICalendar(file('name,startDate\n'))));
  });
});

describe('any file at all', () => {
  const store: ImportStore = { apply: async (_, decide) => decide([], new Set()) };
  const options = importOptions.parse({});
  let ids = 0;
  const run = importEvents({ store, ids: { next: () => String(ids++) } });

  async function survives(name: string, rows: Parameters<typeof run>[0]['rows']) {
    let told = 0;
    try {
      await assureText(name);
      const counts = await run({
        rows,
        options,
        dryRun: false,
        onRefusal: ({ line, reason }) => {
          expect(line).toBeGreaterThan(0);
          expect(reason).not.toBe('');
          told += 1;
        },
      });
      expect(counts.refused).toBe(told);
    } catch (error) {
      expect(error).toBeInstanceOf(ImportFileError);
    }
  }

  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '"',
      '\n',
      '\r\n',
      ',',
      ';',
      '\0',
      '2027-01-01',
      '2027-01-01T10:00',
      'true',
      '-1',
      '99999999999',
      '',
      'Europe/Lisbon',
    ),
  );

  it('is imported or refused in words: CSV', async () => {
    const cells = fc.array(
      fc.array(odd, { maxLength: 8 }).map((row) => row.join(',')),
      { maxLength: 20 },
    );
    const header = fc.constantFrom(
      'name,startDate,endDate,city',
      'eventDate,NAME,location,capacity,price,timeZone',
      'name;startDate;uid',
      '',
    );
    await fc.assert(
      fc.asyncProperty(header, cells, async (first, rows) => {
        const name = file([first, ...rows].join('\n'));
        await survives(name, readCsv(name, IMPORT_COLUMNS));
      }),
      { numRuns: 400 },
    );
  });

  it('is imported or refused in words: iCalendar', async () => {
    const property = fc.constantFrom(
      'DTSTART:',
      'DTSTART;VALUE=DATE:',
      'DTSTART;TZID=Ours:',
      'DTEND:',
      'DURATION:',
      'SUMMARY:',
      'UID:',
      'LOCATION:',
      'RRULE:',
      'STATUS:',
      'CATEGORIES:',
      'BEGIN:',
      'END:',
      'TZID:',
      'TZOFFSETTO:',
      '',
    );
    const value = fc.oneof(
      odd,
      fc.constantFrom(
        '20270101',
        '20270101T100000',
        '20270101T100000Z',
        'PT1H',
        '-P1D',
        'P99999999W',
        'VEVENT',
        'VTIMEZONE',
        'STANDARD',
        'VALARM',
        '+9999',
        'FREQ=DAILY',
      ),
    );
    const line = fc.tuple(property, value).map((parts) => parts.join(''));
    const component = fc
      .tuple(fc.constantFrom('VEVENT', 'VTIMEZONE'), fc.array(line, { maxLength: 10 }))
      .map(([name, lines]) => [`BEGIN:${name}`, ...lines, `END:${name}`].join('\r\n'));
    await fc.assert(
      fc.asyncProperty(fc.array(component, { maxLength: 6 }), async (components) => {
        const name = file(['BEGIN:VCALENDAR', ...components, 'END:VCALENDAR'].join('\r\n'));
        await survives(name, readICalendar(name));
      }),
      { numRuns: 400 },
    );
  });

  it('is imported or refused in words: bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        const name = file(bytes);
        await survives(name, readCsv(name, IMPORT_COLUMNS));
        await survives(name, readICalendar(name));
      }),
      { numRuns: 200 },
    );
  });
});
