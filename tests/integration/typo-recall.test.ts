import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, it } from 'vitest';
import { eventReads } from '@/infrastructure/repositories/events/event-reads';
import { testDatabase } from '../support/database.ts';
import { drawer, misspell } from '../support/misspell.ts';
import { insertEvent } from '../support/rows.ts';

/** Names as they are in the world, and as people mistype them: what was meant is among the first ten. */

const QUERIES = 200;

const KNOWN =
  `Rock in Rio|Lollapalooza Brasil|Virada Cultural|Carnaval de Olinda|Festa Junina de Caruaru|Bienal do Livro
Oktoberfest Blumenau|Festival de Parintins|Círio de Nazaré|Mostra de Cinema de Tiradentes|Campus Party|Festival de Dança de Joinville
Festival de Inverno de Garanhuns|Festa Literária de Paraty|Natal Luz de Gramado|Jazz Festival Montreux|Glastonbury Festival
Edinburgh Fringe|Berlin Marathon|Tomorrowland|Salzburger Festspiele|Roskilde Festival|Primavera Sound|Chaos Communication Congress
Strange Loop|PyCon Brasil|React Summit Amsterdam|Voxxed Days Ticino|Devoxx Belgium|Web Summit Lisboa|Maratona de São Paulo`.split(
    /[|\n]/,
  );

// The real list is no part of the project; where it lies beside it, it is searched as well.
const file = path.join(import.meta.dirname, '../../../shared/data/conferences.csv');
const real = () => {
  const rows: { name: string }[] = parse(readFileSync(file), { columns: true });
  return rows.map(({ name }) => name);
};

const lists = [
  { of: 'events that many know', names: () => KNOWN },
  ...(existsSync(file) ? [{ of: 'conferences', names: real }] : []),
];

beforeEach(() => testDatabase().query('TRUNCATE stock_pool, search_word CASCADE'));

it.each(lists)(
  'nine of ten mistyped names of $of are found, and every name to the letter',
  { timeout: 60_000 },
  async ({ names }) => {
    const all = names();
    for (const name of all) await insertEvent(testDatabase(), { name });
    const draw = drawer(20_260_806);
    const now = new Date();
    const isAmongTen = async (q: string, name: string) =>
      (await eventReads().search(q, 10, now)).some((event) => event.name === name);
    const asked: { q: string; name: string }[] = [];
    while (asked.length < QUERIES) {
      const name = all[Math.floor(draw() * all.length)] ?? '';
      const q = misspell(name, draw);
      if (q && q !== name) asked.push({ q, name });
    }
    const missed: string[] = [];
    for (const { q, name } of asked) if (!(await isAmongTen(q, name))) missed.push(`${q} (${name})`);
    expect(missed.length / QUERIES, missed.join('\n')).toBeLessThanOrEqual(0.1);
    for (const name of new Set(asked.map((each) => each.name))) expect(await isAmongTen(name, name), name).toBe(true);
  },
);
