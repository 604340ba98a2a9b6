import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell, TableWriters } from '../../application/attendees/ports.ts';

/**
 * A workbook of one sheet, written row by row (ECMA-376). Texts stand in their cells as texts, so nothing that somebody
 * calls themselves can be a formula; the zip is deflated off the main thread.
 */

/** What a cell holds. */
const CELL_LENGTH = 32_767;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const PARTS: readonly [path: string, xml: string][] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="EventHub" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    // Style 1 is a moment, 2 a heading.
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  ],
];

const SHEET_HEAD = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" baseColWidth="18"/><sheetData>`;
const SHEET_END = '</sheetData></worksheet>';

// Characters that no XML may hold, however they are written.
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) =>
  text
    .slice(0, CELL_LENGTH)
    .replace(UNWRITABLE, '')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');

const DAY_MS = 86_400_000;
/** Days from 1899-12-30, from which spreadsheets count, to 1970. */
const EPOCH_DAYS = 25_569;

function cellXml(cell: Cell, style = ''): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (cell instanceof Date) return `<c s="1"><v>${cell.getTime() / DAY_MS + EPOCH_DAYS}</v></c>`;
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const rowXml = (row: readonly Cell[], style?: string) =>
  `<row>${row.map((cell) => cellXml(cell, style)).join('')}</row>`;

async function* sheet(headings: readonly string[], rows: Parameters<TableWriters['xlsx']>[1]) {
  yield Buffer.from(SHEET_HEAD + rowXml(headings, ' s="2"'));
  for await (const batch of rows) yield Buffer.from(batch.map((row) => rowXml(row)).join(''));
  yield Buffer.from(SHEET_END);
}

export const writeXlsx: TableWriters['xlsx'] = async function* (headings, rows) {
  const zip = new ZipFile();
  for (const [path, xml] of PARTS) zip.addBuffer(Buffer.from(XML + xml), path);
  const content = Readable.from(sheet(headings, rows));
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  zip.on('error', (error) => output.destroy(error));
  zip.addReadStream(content, 'xl/worksheets/sheet1.xml', { compressionLevel: 1 });
  zip.end();
  try {
    yield* output;
  } finally {
    // Whoever left has no use for the rest.
    content.destroy();
    output.destroy();
  }
};
