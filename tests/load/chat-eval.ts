import { existsSync, mkdtempSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { assureAppRole } from '../../scripts/app-role.ts';
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { ROOT } from '../../scripts/run-state.ts';
import { checked } from '../../src/application/assistant/check-figures.ts';
import { promptOf } from '../../src/application/assistant/prompt.ts';
import { ollama } from '../../src/infrastructure/assistant/ollama.ts';
import { ollamaSettings, ollamaVariables } from '../../src/infrastructure/assistant/ollama-settings.ts';
import { CONFERENCE_QUESTIONS } from '../chat/conference-questions.ts';
import { type Asked, CATEGORIES } from '../chat/expected.ts';
import { type Answered, converse, lacks, type Teller, toldByUs } from '../chat/judge-answer.ts';
import { liar } from '../chat/liar.ts';
import { QUESTIONS } from '../chat/questions.ts';
import { addConferences, openShop, type Shop } from '../chat/shop.ts';
import { strayFigures } from '../chat/stray-figures.ts';
import { textOption } from './options.ts';
import { percentile, printTable } from './statistics.ts';

/**
 * `npm run chat:eval [-- --conferences ../shared/data/conferences.csv --show]`: the question set against the demo shop, and against
 * a list of real conferences where its file is there. Asked of our own sentences, of a model that gets every figure wrong,
 * and of whatever OLLAMA_HOST answers, where it is set. Fails where our own sentences are right in less than 95 %, or where a
 * figure was shown that is in no row.
 */

const CONFERENCES = textOption('conferences') ?? path.join(ROOT, '../shared/data/conferences.csv');
const SHOWS = process.argv.includes('--show');
const WANTED = 0.95;
const LANGUAGES = ['en', 'pt-BR'] as const;

process.env.AUTH_SECRET ??= 'a-secret-for-the-questions-only-0123456789';
process.env.LOG_LEVEL ??= 'error';

type Result = { asked: Asked; answered: Answered; missing: string[]; strays: string[]; ms: number };

async function whole(stream: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of stream) text += piece;
  return text;
}

async function askAll(shop: Shop, questions: readonly Asked[], teller: Teller): Promise<Result[]> {
  const results: Result[] = [];
  for (const asked of questions) {
    const begun = performance.now();
    const answered = await converse(shop, asked, teller);
    const ms = performance.now() - begun;
    const missing = lacks(answered, asked);
    const strays = strayFigures(answered);
    if (missing.length > 0 || strays.length > 0 || SHOWS) {
      console.log(
        `${missing.length > 0 ? 'x' : ' '} [${asked.category}, ${asked.language}] ${asked.asks.join(' -> ')}`,
      );
      for (const each of [...missing, ...strays.map((stray) => `in no row: ${stray}`)]) console.log(`    ${each}`);
      if (SHOWS) console.log(answered.text.replace(/^/gm, '    | '));
    }
    results.push({ asked, answered, missing, strays, ms });
  }
  return results;
}

const score = (results: readonly Result[]) => {
  const right = results.filter(({ missing }) => missing.length === 0).length;
  return results.length === 0 ? '' : `${right}/${results.length} (${((100 * right) / results.length).toFixed(1)} %)`;
};

function print(title: string, results: readonly Result[]): void {
  const of = (language?: string, category?: string) =>
    results.filter(
      ({ asked }) => (!language || asked.language === language) && (!category || asked.category === category),
    );
  printTable([
    [title, ...LANGUAGES, 'both'],
    ...[
      ...CATEGORIES.filter((category) => of(undefined, category).length > 0).map((category) => [
        category,
        ...LANGUAGES.map((language) => score(of(language, category))),
        score(of(undefined, category)),
      ]),
      ['all', ...LANGUAGES.map((language) => score(of(language))), score(results)],
    ],
  ]);
  const strays = results.flatMap((result) => result.strays);
  const reads = Math.max(...results.map(({ answered }) => answered.reads));
  const times = results.map(({ ms }) => ms);
  console.log(
    `figures in no row: ${strays.length}; reads at most ${reads}; ms p50 ${percentile(times, 0.5).toFixed(1)}, p99 ${percentile(times, 0.99).toFixed(1)}\n`,
  );
}

/** A model that says what is true, with every figure changed. */
const lyingTeller = (): Teller => {
  let seed = 0;
  return async (question, facts) => {
    const { lie, inPieces } = liar(seed);
    seed += 1;
    return whole(checked(inPieces(lie(await toldByUs(question, facts))), question, facts));
  };
};

/** Whatever answers at OLLAMA_HOST; null where that is not set. @throws where it is and no such model answers */
async function modelTeller(): Promise<{ name: string; teller: Teller } | null> {
  const settings = ollamaSettings(z.object(ollamaVariables).parse(process.env));
  if (!settings) return null;
  const model = ollama({ ...settings, log: console });
  if (!(await model.isReady())) throw new Error(`there is no ${settings.model} at ${settings.host}`);
  const budget = model.windowTokens - model.answerTokens;
  return {
    name: settings.model,
    teller: async (question, facts) => {
      const call = { caller: 'questions', signal: AbortSignal.timeout(settings.totalMs) };
      return whole(checked(model.say(promptOf(question, facts, budget), call), question, facts));
    },
  };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-questions-'));
  await chmod(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDirectory: folder, password: 'questions', unsafe: true });
  try {
    const admin = new pg.Client({ connectionString: postgres.databaseUrl('postgres') });
    await admin.connect();
    await admin.query('CREATE DATABASE questions').finally(() => admin.end());
    const url = postgres.databaseUrl('questions');
    const appPassword = 'questions';
    await assureAppRole(url, appPassword);
    const shop = await openShop(url, appPassword);
    const model = await modelTeller();
    const legs: { title: string; teller: () => Teller; results: Result[] }[] = [
      { title: 'our own sentences', teller: () => toldByUs, results: [] },
      { title: 'a model that lies', teller: lyingTeller, results: [] },
      ...(model ? [{ title: model.name, teller: () => model.teller, results: [] }] : []),
    ];
    for (const leg of legs) leg.results.push(...(await askAll(shop, QUESTIONS, leg.teller())));
    if (existsSync(CONFERENCES)) {
      console.log(`${await addConferences(url, CONFERENCES)} conferences`);
      for (const leg of legs) leg.results.push(...(await askAll(shop, CONFERENCE_QUESTIONS, leg.teller())));
    } else {
      console.log(`Without the questions about conferences: there is no ${CONFERENCES}.`);
    }
    for (const leg of legs) print(leg.title, leg.results);
    const [ours] = legs;
    const right = ours?.results.filter(({ missing }) => missing.length === 0).length ?? 0;
    if (right < WANTED * (ours?.results.length ?? 1)) throw new Error('fewer than 95 % are right');
    if (legs.some(({ results }) => results.some(({ strays }) => strays.length > 0)))
      throw new Error('a figure was shown that is in no row');
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
