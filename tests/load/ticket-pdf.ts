import { codesOf, textOf } from '../support/pdf.ts';
import { aSheet } from '../support/sheets.ts';
import { option } from './options.ts';
import { printTable } from './statistics.ts';

/**
 * `npm run bench:tickets [-- --count 200]`: processor time of a ticket's PDF, by script and paper, and of an order of ten.
 * The first PDF of a process reads its fonts and is told apart. Each result is read back: its text, and one QR code.
 */

const COUNT = option('count', 200);
const MOST_MS = 150;

/** All threads of this process, those that collect garbage included. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const NAMES = {
  Latin: 'Ana Conceição',
  Greek: 'Αλέξανδρος Παπαδόπουλος',
  Cyrillic: 'Владимир Щёголев',
  Arabic: 'محمد عبد الله',
  Chinese: '王小明 歐陽龍',
};
const PAPERS = ['a4', 'phone'] as const;

const startedAt = cpuMs();
const { ticketPdf } = await import('../../src/presentation/ticket-files/ticket-pdf.ts');
await ticketPdf([aSheet()], { shop: 'EventHub', locale: 'en', paper: 'a4' });
const first = cpuMs() - startedAt;

async function measure(name: string, paper: (typeof PAPERS)[number], tickets = 1) {
  const sheets = Array.from({ length: tickets }, () => aSheet({ participantName: name }));
  const times: number[] = [];
  let pdf = new Uint8Array();
  for (let index = 0; index < COUNT / tickets; index += 1) {
    const before = cpuMs();
    pdf = await ticketPdf(sheets, { shop: 'EventHub', locale: 'pt-BR', paper });
    times.push(cpuMs() - before);
  }
  const pages = textOf(pdf).map((text) => text.replaceAll(/[\u200e\u200f\u202a-\u202e]/g, ''));
  if (pages.length !== tickets || !pages.every((text) => text.includes(name)))
    throw new Error(`${name} was not printed`);
  if (codesOf(pdf)[0]?.text !== sheets[0]?.code) throw new Error(`the code of ${name} cannot be read`);
  const sorted = times.slice(1).toSorted((a, b) => a - b);
  const mean = sorted.reduce((sum, time) => sum + time, 0) / sorted.length;
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? mean;
  return { mean: mean / tickets, p99: p99 / tickets, bytes: pdf.length };
}

type Result = Awaited<ReturnType<typeof measure>>;
const rows: { what: string; result: Result }[] = [];
for (const [script, name] of Object.entries(NAMES)) {
  for (const paper of PAPERS) rows.push({ what: `${script}, ${paper}`, result: await measure(name, paper) });
}
rows.push({ what: 'ten in one file, a4 (each)', result: await measure(NAMES.Latin, 'a4', 10) });

printTable([
  ['ticket', 'CPU, mean', 'CPU, p99', 'bytes'],
  ...rows.map(({ what, result: { mean, p99, bytes } }) => [
    what,
    `${mean.toFixed(1)} ms`,
    `${p99.toFixed(1)} ms`,
    `${bytes}`,
  ]),
]);
console.log(`The first of a process, its code and fonts included: ${first.toFixed(0)} ms.`);
const slow = rows.filter(({ result }) => result.mean > MOST_MS);
if (slow.length > 0) throw new Error(`more than ${MOST_MS} ms: ${slow.map(({ what }) => what).join('; ')}`);
