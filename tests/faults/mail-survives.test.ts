import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { verify } from '../../scripts/verify.ts';
import { insertEvent } from '../support/rows.ts';
import { smtpServer, type TestSmtp } from '../support/smtp.ts';
import { type Crowd, crowd, insertBuyers, openStage, type Stage } from './stage.ts';

/**
 * Server and PostgreSQL are killed at random moments while tickets are sold and their mails go out. Afterwards every
 * order that was committed has its confirmation, received by a real SMTP server, and there is none without an order.
 */

const ROUNDS = Number(process.env.FAULT_ROUNDS || 20);
const BUYERS = 200;
const EVERY_MS = 6;
/** Without a mail more. Dead processes are noticed after half a minute, and what they had begun is begun again. */
const STANDS_STILL_MS = 180_000;
/** The pause before a second try grows to hours; that it comes to its end is nothing to wait for. */
const END_PAUSES = `UPDATE pgboss.job SET start_after = now() WHERE state = 'retry' AND start_after > now()`;

let smtp: TestSmtp;
let stage: Stage;
let buyers: Awaited<ReturnType<typeof insertBuyers>>;
let sale: Crowd | undefined;

beforeAll(async () => {
  build(dataDirectory());
  smtp = await smtpServer();
  // Long enough for a kill to fall between a mail and its answer now and then.
  smtp.temper.thinkMs = 5;
  stage = await openStage({ SMTP_URL: smtp.url, MAIL_FROM: 'tickets@eventhub.example', MAIL_PDF: 'off' });
  buyers = await insertBuyers(stage, BUYERS);
});
afterAll(async () => {
  sale?.end();
  await stage?.close();
  await smtp?.close();
});

const within = (ms: number) => sleep(Math.random() * ms);

async function round(number: number): Promise<void> {
  const watcher = await stage.watcher();
  const eventId = await insertEvent(watcher, { capacity: BUYERS, available: BUYERS });
  await watcher.end();
  sale = crowd(stage.origin, eventId, buyers, EVERY_MS);
  await within(1_500);
  if (number % 2 === 0) {
    await stage.killPostgres();
    await stage.startPostgres();
  } else {
    await stage.endApp('SIGKILL');
    await stage.startApp();
  }
  await sale.allAnswered();
  expect(sale.unexpected).toEqual([]);
  expect(stage.surprises()).toEqual([]);
}

it('sends exactly one confirmation for each order, and none without one', async () => {
  for (let number = 1; number <= ROUNDS; number += 1) await round(number);

  const watcher = await stage.watcher();
  const waiting = async () => {
    const { rows } = await watcher.query<{ count: number }>(
      `SELECT count(*)::int FROM "order" o WHERE NOT EXISTS (
         SELECT FROM outgoing_mail m WHERE m.subject_id = o.id AND m.template = 'order-confirmed' AND m.status = 'SENT')`,
    );
    return rows[0]?.count;
  };
  let left = await waiting();
  for (let since = Date.now(); left !== 0; await sleep(200)) {
    const now = await waiting();
    if (now !== left) since = Date.now();
    left = now;
    await watcher.query(END_PAUSES);
    if (Date.now() - since > STANDS_STILL_MS) throw new Error(`${left} orders have no mail:\n${stage.lastWords()}`);
  }

  const { rows } = await watcher.query<{ id: string; template: string }>('SELECT id, template FROM outgoing_mail');
  const confirmations = rows.filter(({ template }) => template === 'order-confirmed').map(({ id }) => id);
  const orders = await watcher.query('SELECT id FROM "order"');
  expect(orders.rowCount).toBe(ROUNDS * BUYERS);
  expect(confirmations).toHaveLength(ROUNDS * BUYERS);

  const idOf = (messageId: string) => messageId.slice(1, messageId.indexOf('@'));
  const times = new Map<string, number>();
  for (const { id } of smtp.received) times.set(idOf(id), (times.get(idOf(id)) ?? 0) + 1);
  // Every mail was received, nothing that is none of ours was.
  expect([...times.keys()].sort()).toEqual(rows.map(({ id }) => id).sort());
  const twice = [...times].filter(([, count]) => count > 1);
  const { rows: tries } = await watcher.query<{ count: number }>(
    `SELECT count(*)::int FROM mail_attempt WHERE answer LIKE 'Handed over whole.%'`,
  );
  console.log(
    `mail: ${ROUNDS} rounds, ${times.size} mails, ${twice.length} received twice, ${tries[0]?.count} killed between mail and answer`,
  );
  expect(twice).toEqual([]);
  expect(await verify(watcher)).toEqual([]);
  await watcher.end();
});
