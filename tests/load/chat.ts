import { setTimeout as sleep } from 'node:timers/promises';
import { ollamaServer, type TestOllama } from '../support/ollama.ts';
import { fillCatalogue } from './catalogue.ts';
import { askAssistant, askOllama, askOver, type OpenAnswer, openAnswer } from './chat-client.ts';
import { option } from './options.ts';
import { residentMb, type Stack, startStack } from './stack.ts';
import { percentile, printTable, spread } from './statistics.ts';
import { buyersAtHome } from './steady-sale.ts';

/**
 * `npm run bench:chat [-- --built --events 100000 --questions 500 --aborts 1000 --laps 5 --rounds 5]`: what the assistant adds to a
 * model's first token, how fast it answers without one, what leaving readers and readers who never read leave behind, and
 * what fifty open answers cost those who buy. The model is a stand-in of ours; a real one is slower by its own time only.
 */

const EVENTS = option('events', 100_000);
const QUESTIONS = option('questions', 500);
const ABORTS = option('aborts', 1_000);
const LAPS = option('laps', 5);
const ROUNDS = option('rounds', 5);
const FEW_EVENTS = 50;
const WAVE = 20;
const STREAMS = 50;
const NEVER_READ = 1_000;
const PURCHASES_PER_SECOND = 100;
const SECONDS = 5;

const ASKED = [
  'What is on this weekend?',
  'Is there a jazz night in Recife?',
  'something free for the family tomorrow',
  'O que tem de teatro em São Paulo neste mês?',
  'the cheapest concert next month',
  'Robotics night under 100',
  'Tem ingresso para o Samba night 77?',
  'chess in Porto Alegre on Saturday',
  'Can I give my ticket back?',
  'Quanto custa a Choir night 4242?',
];
const question = (index: number) => ASKED[index % ASKED.length] ?? '';

async function until(what: string, isSo: () => boolean, longestMs = 10_000): Promise<void> {
  for (const deadline = performance.now() + longestMs; !isSo(); await sleep(5)) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${longestMs} ms`);
  }
}

async function firstTokens(origin: string, ollama: TestOllama): Promise<string[][]> {
  const [direct, through]: [number[], number[]] = [[], []];
  // The first ones warm up.
  for (let index = -30; index < QUESTIONS; index += 1) {
    const alone = await askOllama(ollama.url, question(index + 30));
    const { by, firstTokenMs, text } = await askAssistant(origin, question(index + 30));
    if (by !== 'model') throw new Error(`the model did not answer: ${text}`);
    if (index < 0) continue;
    direct.push(alone);
    through.push(firstTokenMs);
  }
  const added = through.map((ms, index) => ms - (direct[index] ?? 0));
  const row = (name: string, times: number[], most: string) => [
    name,
    percentile(times, 0.5).toFixed(2),
    percentile(times, 0.99).toFixed(2),
    most,
  ];
  const ofQuestion = (asked: string) => added.filter((_, index) => question(index + 30) === asked);
  return [
    row(`${FEW_EVENTS} events: first token, stand-in directly`, direct, ''),
    row(`${FEW_EVENTS} events: first token, through the assistant`, through, ''),
    row('added, question by question', added, '15'),
    ...ASKED.map((asked) => row(`  ${asked}`, ofQuestion(asked), '')),
  ];
}

async function withoutModel(origin: string): Promise<string[][]> {
  const answers: Awaited<ReturnType<typeof askAssistant>>[] = [];
  for (let index = -20; index < QUESTIONS; index += 1) {
    const answer = await askAssistant(origin, question(index + 20));
    if (answer.by !== 'built-in' || answer.status !== 200) throw new Error(`no built-in answer: ${answer.text}`);
    if (index >= 0) answers.push(answer);
  }
  const row = (name: string, times: number[]) => [
    name,
    percentile(times, 0.5).toFixed(2),
    percentile(times, 0.99).toFixed(2),
    '300',
  ];
  return [
    row(
      `no model, ${EVENTS} events: first byte`,
      answers.map(({ firstByteMs }) => firstByteMs),
    ),
    row(
      `no model, ${EVENTS} events: first token`,
      answers.map(({ firstTokenMs }) => firstTokenMs),
    ),
  ];
}

/** So many at a time: more of one address than are looked up at once would be told to come back. */
const OPENED_AT_ONCE = 10;

/** Answers that have begun and go on. */
async function openAnswers(origin: string, count: number): Promise<OpenAnswer[]> {
  const open: OpenAnswer[] = [];
  while (open.length < count) {
    const next = Array.from({ length: Math.min(OPENED_AT_ONCE, count - open.length) }, (_, index) =>
      openAnswer(origin, question(index)),
    );
    await Promise.all(next.map(({ hasBegun }) => hasBegun));
    open.push(...next);
  }
  return open;
}

/** Readers leave in waves, and the model is to hear of each within 250 ms. */
async function leavingReaders({ origins: [origin = ''], memory }: Stack, ollama: TestOllama): Promise<void> {
  Object.assign(ollama.temper, { say: () => Array.from({ length: 2_000 }, () => 'word '), tokenMs: 20 });
  const wave = async (): Promise<number> => {
    const before = ollama.seen.aborted;
    const open = await openAnswers(origin, WAVE);
    const left = performance.now();
    for (const { leave } of open) leave();
    await until('all of a wave are aborted', () => ollama.seen.aborted === before + WAVE);
    return ollama.seen.lastAbortAt - left;
  };
  const lags: number[] = [];
  const laps: Awaited<ReturnType<typeof memory>>[] = [];
  // The first lap warms up; flat is what does not grow from lap to lap.
  for (let lap = 0; lap <= LAPS; lap += 1) {
    for (let left = 0; left < ABORTS; left += WAVE) lags.push(await wave());
    await until('no socket to the model is open', () => ollama.openSockets() === 0, 15_000);
    laps.push(await memory(0));
  }
  console.log(
    `${lags.length * WAVE} readers left: the model heard of the last of each ${WAVE} after ${spread(lags)} ms (at most 250); ` +
      `no socket is open; after each ${ABORTS} the server holds ${laps.map(({ live }) => live.toFixed(1)).join(', ')} MB of ` +
      `${laps.map(({ resident }) => resident.toFixed(0)).join(', ')} MB that it has of the system.`,
  );
}

async function readersWhoNeverRead(origin: string, pid: number | undefined): Promise<void> {
  const memory = residentMb(pid);
  const sockets = Array.from({ length: NEVER_READ }, (_, index) => askOver(origin, question(index)).pause());
  await sleep(5_000);
  const { status, by, firstTokenMs } = await askAssistant(origin, question(0));
  console.log(
    `${NEVER_READ} ask and never read: memory ${memory.toFixed(0)} MB before, ${residentMb(pid).toFixed(0)} MB with them; ` +
      `who asks then is answered (${status}, ${by}) after ${firstTokenMs.toFixed(0)} ms.`,
  );
  for (const socket of sockets) socket.destroy();
  if (status !== 200) throw new Error('whoever reads was not answered');
}

async function besidePurchases(stack: Stack, origin: string, ollama: TestOllama): Promise<void> {
  Object.assign(ollama.temper, { say: () => Array.from({ length: 2_000 }, () => 'word '), tokenMs: 100 });
  const eventId = await stack.createEvent(900_000);
  const buyers = buyersAtHome(origin, stack.buyers);
  let acknowledged = 0;
  const sell = async () => {
    const { p99, sold } = await buyers.sell(eventId, PURCHASES_PER_SECOND, SECONDS);
    acknowledged += sold;
    return p99;
  };
  await sell();
  const [idle, beside]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    idle.push(await sell());
    const open = await openAnswers(origin, STREAMS);
    if (ollama.seen.running !== STREAMS) throw new Error(`${ollama.seen.running} answers are open`);
    beside.push(await sell());
    if (ollama.seen.running !== STREAMS) throw new Error(`${ollama.seen.running} answers were left`);
    for (const { leave } of open) leave();
    await until('all answers are closed', () => ollama.seen.running === 0);
  }
  buyers.close();
  if ((await stack.sold([eventId])) !== acknowledged) throw new Error('tickets acknowledged and tickets sold differ');
  printTable([
    [`purchases, p99, ${PURCHASES_PER_SECOND} a second`, 'ms, median (range)', 'of idle', 'at most'],
    ['idle', spread(idle), '', ''],
    [
      `beside ${STREAMS} open answers`,
      spread(beside),
      spread(beside.map((ms, round) => ms / (idle[round] ?? Number.NaN))),
      '1.5',
    ],
  ]);
}

const ollama = await ollamaServer();
const model = {
  OLLAMA_HOST: ollama.url,
  OLLAMA_AT_ONCE: String(STREAMS),
  OLLAMA_TOTAL_SECONDS: '600',
  OLLAMA_NUM_PREDICT: '2000',
};
const stack = await startStack({ processes: [model, {}] });
try {
  const [withModel = '', without = ''] = stack.origins;
  // What looking up costs by itself is the next leg's matter.
  for (let index = 0; index < FEW_EVENTS; index += 1) await stack.createEvent(100);
  const added = await firstTokens(withModel, ollama);
  await fillCatalogue(stack.database, EVENTS);
  printTable([['ms', 'p50', 'p99', 'p99 at most'], ...added, ...(await withoutModel(without))]);
  await leavingReaders(stack, ollama);
  await readersWhoNeverRead(without, stack.pids[1]);
  // Not the whole database is verified: the catalogue's seats are made up.
  await besidePurchases(stack, withModel, ollama);
} finally {
  await stack.stop();
  await ollama.close();
}
