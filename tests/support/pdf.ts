import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** PDFs as a reader meets them, by poppler: what it finds as text, and what a camera sees of the rendered page. */

function withFile<T>(pdf: Uint8Array, work: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-pdf-'));
  try {
    const file = path.join(folder, 'ticket.pdf');
    writeFileSync(file, pdf);
    return work(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of each page. */
export const textOf = (pdf: Uint8Array): string[] =>
  withFile(pdf, (file) => execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }))
    .split('\f')
    .slice(0, -1);

export type SeenCode = { text: string; widthMm: number };

const DPI = 110;

/** The QR code that a camera finds on each page, and how wide it is on paper; null where it finds none. */
export const codesOf = (pdf: Uint8Array): (SeenCode | null)[] =>
  withFile(pdf, (file, folder) => {
    execFileSync('pdftoppm', ['-r', String(DPI), '-png', file, path.join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
    return pages.sort().map((name) => {
      const { data, width, height } = PNG.sync.read(readFileSync(path.join(folder, name)));
      const found = jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' });
      if (!found) return null;
      const { topLeftCorner, topRightCorner } = found.location;
      return { text: found.data, widthMm: ((topRightCorner.x - topLeftCorner.x) / DPI) * 25.4 };
    });
  });

/** The names of its fonts, and whether each is embedded as a subset. */
export const fontsOf = (pdf: Uint8Array): { name: string; isEmbedded: boolean; isSubset: boolean }[] =>
  withFile(pdf, (file) => execFileSync('pdffonts', [file], { encoding: 'utf8' }))
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => {
      const [name = '', ...rest] = line.split(/\s+/);
      const [embedded, subset] = rest.slice(-5, -3);
      return { name, isEmbedded: embedded === 'yes', isSubset: subset === 'yes' };
    });
