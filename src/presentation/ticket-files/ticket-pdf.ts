import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { TicketPaper, TicketSheet } from '@/application/tickets/ports';
import type { Locale } from '@/domain/locale';
import { DANGER, drawArt, drawEdge, drawQrCode, drawText, INK, type Page, SOFT_INK } from './drawing';
import { fontsFor } from './fonts';
import { fileWords, type SheetWords, sheetWords } from './sheet-words';
import { type SetText, textSetter } from './text-box';

/** Tickets as a PDF, a page each. Vectors and text alone: sharp at any size, and found by whoever searches. */

const MM = 72 / 25.4;
const PADDING = 22;
const ART_HEIGHT = 150;

type Look = { width: number; height: number | null; margin: number; qrSize: number; isStubWide: boolean };
/** The QR codes are 55 mm and 70 mm wide: 40 mm is what a scanner at the door should get. */
const LOOKS: Record<TicketPaper, Look> = {
  a4: { width: 210 * MM, height: 297 * MM, margin: 15 * MM, qrSize: 55 * MM, isStubWide: true },
  // As tall as the ticket is.
  phone: { width: 360, height: null, margin: 14, qrSize: 70 * MM, isStubWide: false },
};

/** What is drawn once it is known how tall the whole is. */
type Drawn = { draw: ((page: Page) => void)[]; bottom: number };

function mainPart(sheet: TicketSheet, words: SheetWords, set: SetText, { width, margin }: Look): Drawn {
  const draw: Drawn['draw'] = [];
  const inner = width - 2 * (margin + PADDING);
  const x = margin + PADDING;
  let y = margin + ART_HEIGHT + PADDING - 6;
  const write = (text: string, setting: Omit<Parameters<SetText>[1], 'width'>, colour = INK, gap = 0) => {
    const box = set(text, { ...setting, width: inner });
    const at = { x, y };
    draw.push((page) => drawText(page, box, at, colour));
    y += box.height + gap;
  };

  const month = set(words.month, { style: 'display', sizes: [22], width: inner, lines: 1 });
  const day = set(words.day, { style: 'display', sizes: [72], width: inner, lines: 1 });
  const art = { x: margin, y: margin, width: width - 2 * margin, height: ART_HEIGHT };
  draw.push((page) => drawArt(page, art, sheet.event, [month, day]));

  write(words.name, { style: 'display', sizes: [26, 22, 18, 15], lines: 3 }, INK, 8);
  write(words.when, { style: 'strong', sizes: [12.5, 11], lines: 2 });
  write(words.zone, { style: 'text', sizes: [9.5], lines: 1 }, SOFT_INK, 6);
  write(words.where, { style: 'text', sizes: [12, 11, 10], lines: 3 }, INK, words.online ? 2 : 14);
  if (words.online) write(words.online, { style: 'text', sizes: [11, 9.5, 8], lines: 4 }, INK, 14);
  for (const { label, value } of words.fields) {
    write(label, { style: 'text', sizes: [9], lines: 1 }, SOFT_INK, 1);
    write(value, { style: 'strong', sizes: [14, 12, 10.5], lines: 3 }, INK, 9);
  }
  return { draw, bottom: y + 6 };
}

function stubPart(sheet: TicketSheet, words: SheetWords, set: SetText, look: Look, top: number): Drawn {
  const draw: Drawn['draw'] = [];
  const { width, margin, qrSize, isStubWide } = look;
  const left = margin + PADDING;
  const inner = width - 2 * left;
  const { code } = sheet;
  const qr = { x: isStubWide ? left : (width - qrSize) / 2, y: top + PADDING };
  const hasQr = code !== null;
  if (hasQr) draw.push((page) => drawQrCode(page, code, qr, qrSize));

  const isBeside = isStubWide && hasQr;
  const x = isBeside ? left + qrSize + PADDING : left;
  const textWidth = isBeside ? inner - qrSize - PADDING : inner;
  let y = hasQr && !isStubWide ? qr.y + qrSize + PADDING : qr.y;
  const write = (text: string, setting: Omit<Parameters<SetText>[1], 'width'>, colour = INK, gap = 0) => {
    const box = set(text, { ...setting, width: textWidth });
    const at = { x, y };
    draw.push((page) => drawText(page, box, at, colour));
    y += box.height + gap;
  };
  if (words.verdict) write(words.verdict, { style: 'display', sizes: [26], lines: 1 }, DANGER, 6);
  write(words.codeLabel, { style: 'text', sizes: [9], lines: 1 }, SOFT_INK, 1);
  write(words.confirmationCode, { style: 'display', sizes: [24, 20], lines: 1 }, INK, 8);
  for (const note of words.notes) write(note, { style: 'text', sizes: [10.5], lines: 5 }, SOFT_INK, 5);
  return { draw, bottom: Math.max(y, hasQr ? qr.y + qrSize : 0) + PADDING };
}

function drawTicket(pdf: Page, sheet: TicketSheet, words: SheetWords, set: SetText, look: Look): void {
  const { width, margin } = look;
  const main = mainPart(sheet, words, set, look);
  const stub = stubPart(sheet, words, set, look, main.bottom);
  pdf.addPage({ size: [width, look.height ?? stub.bottom + margin], margin: 0 });
  for (const draw of [...main.draw, ...stub.draw]) draw(pdf);
  drawEdge(pdf, { x: margin, y: margin, width: width - 2 * margin, height: stub.bottom - margin }, main.bottom);
}

/** Every text of these sheets by the style it is set in, and what setting adds to it. */
const textsOf = (words: readonly SheetWords[]) => ({
  display:
    words
      .flatMap(({ name, month, day, confirmationCode, verdict }) => [name, month, day, confirmationCode, verdict])
      .join('') + SET,
  strong: words.flatMap(({ when, fields }) => [when, ...fields.map(({ value }) => value)]).join('') + SET,
  text:
    words
      .flatMap(({ zone, where, online, fields, codeLabel, notes }) => [
        zone,
        where,
        online,
        codeLabel,
        ...fields.map(({ label }) => label),
        ...notes,
      ])
      .join('') + SET,
});
const SET = ' …□';

function titleOf(sheets: readonly TicketSheet[], locale: Locale): string {
  const t = fileWords(locale);
  const event = sheets[0]?.event.name ?? '';
  return sheets.length === 1 ? t('title', { event }) : t('titleOfSeveral', { event, count: sheets.length });
}

async function bytesOf(pdf: Page): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(pdf, 'end');
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

export async function ticketPdf(
  sheets: readonly TicketSheet[],
  { shop, locale, paper }: { shop: string; locale: Locale; paper: TicketPaper },
): Promise<Uint8Array<ArrayBuffer>> {
  const words = sheets.map((sheet) => sheetWords(sheet, locale));
  const set = textSetter(await fontsFor(textsOf(words)));
  const pdf = new PDFDocument({
    autoFirstPage: false,
    // None of its own: all are embedded.
    font: '',
    pdfVersion: '1.7',
    lang: locale,
    displayTitle: true,
    info: { Title: titleOf(sheets, locale), Author: shop, Creator: shop },
  });
  words.forEach((each, index) => {
    const sheet = sheets[index];
    if (sheet) drawTicket(pdf, sheet, each, set, LOOKS[paper]);
  });
  return bytesOf(pdf);
}
