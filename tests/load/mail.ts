import { setTimeout as sleep } from 'node:timers/promises';
import { smtpServer, type TestSmtp } from '../support/smtp.ts';
import { closedLoop, type Leg } from './closed-loop.ts';
import { option } from './options.ts';
import { type Stack, startStack } from './stack.ts';
import { printTable, spread } from './statistics.ts';

/**
 * `npm run bench:mail [-- --mails 10000 --pdf-mails 1000 --rounds 3 --seconds 3 --built]`: how fast queued mails drain to
 * a real SMTP server, without and with the tickets as PDF, and what sales at 64 connections notice of it. Afterwards
 * every mail was received once.
 */

const ROUNDS = option('rounds', 3);
const SECONDS = option('seconds', 3);
const CONNECTIONS = 64;
const PLENTY = 900_000;
const LONGEST_DRAIN_MS = 20 * 60_000;

const count = async ({ database }: Stack, where: string): Promise<number> => {
  const { rows } = await database.query<{ count: number }>(`SELECT count(*)::int FROM outgoing_mail WHERE ${where}`);
  return rows[0]?.count ?? 0;
};

async function until(isSo: () => Promise<boolean>, ms: number): Promise<void> {
  for (const deadline = Date.now() + ms; !(await isSo()); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`it took longer than ${ms / 1_000} s`);
  }
}

let requests = 500;

async function sell(stack: Stack, eventId: string): Promise<Leg> {
  const before = await stack.sold([eventId]);
  const [origin = ''] = stack.origins;
  const load = { origin, path: '/api/tickets/purchase', connections: CONNECTIONS, requests, eventIds: [eventId] };
  const leg = await closedLoop({ ...load, buyers: stack.buyers });
  if ((await stack.sold([eventId])) - before !== requests || leg.created !== requests)
    throw new Error(`not every purchase was a sale: ${JSON.stringify(leg.statuses)}`);
  requests = Math.round(leg.perSecond * SECONDS);
  return leg;
}

/** What the sales of a leg call for is no part of the next one. */
async function forgetTheRest({ database }: Stack): Promise<void> {
  await database.query(
    `UPDATE event_consumer SET transaction_id = pg_snapshot_xmin(pg_current_snapshot()) WHERE name = 'jobs'`,
  );
  await sleep(1_500);
  await database.query(`DELETE FROM pgboss.job WHERE name = 'confirm-order' AND state < 'active'`);
  await database.query(`DELETE FROM outgoing_mail WHERE status = 'QUEUED'`);
}

/** Confirmations of one real order, as many as wanted. They carry `mark` to be told apart. */
async function queueMails({ database }: Stack, mails: number, mark: string): Promise<void> {
  await database.query(
    `INSERT INTO outgoing_mail (id, user_id, subject_id, recipient, locale, template, payload)
     SELECT gen_random_uuid(), user_id, subject_id, $2 || n || '@example.com', locale, template, payload
     FROM (SELECT * FROM outgoing_mail WHERE template = 'order-confirmed' ORDER BY created_at LIMIT 1) AS model,
       generate_series(1, $1::int) AS n`,
    [mails, mark],
  );
}

type Figures = { drained: number; alone: Leg; beside: Leg };

async function round(stack: Stack, smtp: TestSmtp, mails: number, mark: string): Promise<Figures> {
  const eventId = await stack.createEvent(PLENTY);
  const ofThisRound = `recipient LIKE '${mark}%'`;
  const drain = () =>
    until(async () => (await count(stack, `${ofThisRound} AND status <> 'SENT'`)) === 0, LONGEST_DRAIN_MS);

  await forgetTheRest(stack);
  smtp.received.length = 0;
  const startedAt = performance.now();
  await queueMails(stack, mails, mark);
  await drain();
  const drained = (mails * 1_000) / (performance.now() - startedAt);
  const received = smtp.received.filter(({ to }) => to.startsWith(mark));
  if (received.length !== mails || new Set(received.map(({ id }) => id)).size !== mails)
    throw new Error(`${mails} mails were queued, ${received.length} were received`);

  const alone = await sell(stack, eventId);
  await forgetTheRest(stack);
  await queueMails(stack, mails, `${mark}beside`);
  await sleep(500);
  const before = smtp.received.length;
  const beside = await sell(stack, eventId);
  if (smtp.received.length === before) throw new Error('no mail went out beside the sale');
  return { drained, alone, beside };
}

async function measure(pdf: 'on' | 'off', mails: number, isBuilt: boolean): Promise<string[]> {
  const smtp = await smtpServer();
  const stack = await startStack({ processes: [{ SMTP_URL: smtp.url, MAIL_PDF: pdf }], isBuilt });
  try {
    requests = 500;
    await sell(stack, await stack.createEvent(PLENTY));
    await until(async () => (await count(stack, `template = 'order-confirmed' AND status = 'SENT'`)) > 0, 60_000);
    const rounds: Figures[] = [];
    for (let number = 1; number <= ROUNDS; number += 1) {
      rounds.push(await round(stack, smtp, mails, `pdf-${pdf}-${number}-`));
      console.log(`PDF ${pdf}: round ${number} of ${ROUNDS} done.`);
    }
    await stack.assertClean();
    return [
      `PDF ${pdf}, ${mails} mails`,
      spread(rounds.map(({ drained }) => drained)),
      pdf === 'on' ? '20' : '200',
      spread(rounds.map(({ alone }) => alone.perSecond)),
      spread(rounds.map(({ alone, beside }) => beside.perSecond / alone.perSecond)),
      spread(rounds.map(({ alone, beside }) => beside.p99 / alone.p99)),
    ];
  } finally {
    await stack.stop();
    await smtp.close();
  }
}

const rows = [
  await measure('off', option('mails', 10_000), false),
  await measure('on', option('pdf-mails', 1_000), true),
];
printTable([
  [
    'queue',
    'mails a second',
    'at least',
    'sales a second alone',
    'beside, of alone (0.85)',
    'p99 beside, of alone (1.5)',
  ],
  ...rows,
]);
