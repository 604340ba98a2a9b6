import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attachmentsOf } from '@/application/mail/attachments';
import { sendMail } from '@/application/mail/send-mail';
import { createPool } from '@/infrastructure/db/pool';
import { pgSql } from '@/infrastructure/db/sql';
import { env } from '@/infrastructure/env';
import { handedOver, settleKilledRuns } from '@/infrastructure/mail/handed-over';
import { optOuts } from '@/infrastructure/mail/opt-outs';
import { outbox } from '@/infrastructure/mail/outbox';
import { smtpSettings } from '@/infrastructure/mail/smtp-settings';
import { smtpTransport } from '@/infrastructure/mail/smtp-transport';
import { unaskedMail } from '@/infrastructure/mail/unasked-mail';
import { unsubscribeLinks } from '@/infrastructure/mail/unsubscribe-links';
import { heldTickets } from '@/infrastructure/repositories/mail/mailed-sales';
import { letterWords } from '@/presentation/mail/letter-words';
import { testDatabase } from '../../support/database.ts';
import { insertDomainEvent, insertSale } from '../../support/rows.ts';
import { smtpServer, type TestSmtp } from '../../support/smtp.ts';

const APP_URL = 'https://shop.example';
const FROM = { name: 'EventHub', address: 'tickets@shop.example' };
const soon = () => new Date(Date.now() + 60_000).toISOString();

const pool = createPool(env().DATABASE_URL, 4, 'test-sending');
const SECRET = 'a-secret-for-the-tests-only-0123456789';
const links = unsubscribeLinks(SECRET, APP_URL);
let smtp: TestSmtp;
let place: string;
const closing: (() => void)[] = [];

beforeAll(async () => {
  smtp = await smtpServer();
});
afterAll(() => smtp.close());
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'eventhub-test-'));
  smtp.received.length = 0;
  Object.assign(smtp.temper, { refuse: () => null, cutAfter: () => false, thinkMs: 0 });
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  rmSync(place, { recursive: true });
});

const ticketFiles = {
  pdfOf: async (ids: readonly string[]) => new TextEncoder().encode(`%PDF ${ids.length}`),
  calendarOf: async () => ({ text: 'BEGIN:VCALENDAR', method: 'PUBLISH' as const }),
};

/** A run of the sending, as a process has one. */
function openRun(sender = randomUUID()) {
  const { mark, forget } = handedOver(sender, place);
  const transport = smtpTransport({
    settings: smtpSettings(smtp.url),
    from: FROM,
    onHandedOver: mark,
    onFailed: forget,
  });
  closing.push(transport.close);
  const send = sendMail({
    clock: { now: () => new Date() },
    outbox: outbox(pool, sender, forget),
    heldTickets: heldTickets(pool),
    words: letterWords({ appUrl: APP_URL, services: [] }),
    attachmentsOf: attachmentsOf({ ticketFiles, heldTickets: heldTickets(pool), hasPdf: true }),
    transport,
    optOuts: optOuts(pgSql(pool)),
    unsubscribeLinks: links,
    unaskedMail: unaskedMail(pool, SECRET),
  });
  const attempt = (isLast = false) => ({ id: '', number: 1, isLast, signal: new AbortController().signal });
  return (mailId: string, isLast = false) => send({ mailId }, attempt(isLast));
}

async function written(template: string, payload: object, recipient = 'ana@example.com'): Promise<string> {
  const id = randomUUID();
  await testDatabase().query('INSERT INTO outgoing_mail (id, recipient, template, payload) VALUES ($1, $2, $3, $4)', [
    id,
    recipient,
    template,
    payload,
  ]);
  return id;
}
const welcome = () => written('welcome', { name: 'Ana' });

async function stateOf(id: string) {
  const { rows } = await testDatabase().query(
    `SELECT status, attempts, last_error AS "lastError", sent_at IS NOT NULL AS "isSent" FROM outgoing_mail WHERE id = $1`,
    [id],
  );
  const tries = await testDatabase().query(
    `SELECT is_accepted AS "isAccepted", was_asked AS "wasAsked", answer, ended_at IS NOT NULL AS "hasEnded" FROM mail_attempt
     WHERE mail_id = $1 ORDER BY number`,
    [id],
  );
  return { ...rows[0], tries: tries.rows };
}

const idsReceived = () => smtp.received.map(({ id }) => id.slice(1, id.indexOf('@')));
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('sending a mail', () => {
  it('keeps what the server said, and does nothing the second time', async () => {
    const send = openRun();
    const id = await welcome();
    await send(id);
    await send(id);
    expect(idsReceived()).toEqual([id]);
    expect(await stateOf(id)).toMatchObject({
      status: 'SENT',
      isSent: true,
      attempts: 1,
      lastError: null,
      tries: [{ isAccepted: true, answer: expect.stringMatching(/^250/), hasEnded: true }],
    });
  });

  it('keeps every refusal, tries again, and gives up after the last try', async () => {
    const send = openRun();
    smtp.temper.refuse = () => ({ code: 451, words: '4.7.1 Greylisted' });
    const id = await welcome();
    expect(await failure(send(id))).toBe('451 4.7.1 Greylisted');
    expect(await stateOf(id)).toMatchObject({ status: 'QUEUED', attempts: 1, lastError: '451 4.7.1 Greylisted' });
    expect(await failure(send(id, true))).toBeNull();
    expect(await stateOf(id)).toMatchObject({ status: 'FAILED', attempts: 2, tries: [{}, { isAccepted: false }] });
    smtp.temper.refuse = () => null;
    await send(id);
    expect(idsReceived()).toEqual([]);
  });

  it('puts off what others have mailed to an address that got enough of that today, and drops none of it', async () => {
    const send = openRun();
    const address = `${randomUUID()}@example.com`;
    const link = { name: 'Ana', url: APP_URL, expiresAt: soon() };
    const ids = await Promise.all(Array.from({ length: 25 }, () => written('verify-email', link, address)));
    const failures = await Promise.all(ids.map((id) => failure(send(id))));
    expect(smtp.received).toHaveLength(20);
    expect(failures.filter((words) => words?.startsWith('This address was mailed often enough'))).toHaveLength(5);
    const asked = await written('reset-password', link, address);
    await send(asked);
    expect(idsReceived()).toContain(asked);
    const { rows } = await testDatabase().query(
      `SELECT status, count(*)::int FROM outgoing_mail WHERE recipient = $1 GROUP BY 1 ORDER BY 1`,
      [address],
    );
    expect(rows).toEqual([
      { status: 'QUEUED', count: 5 },
      { status: 'SENT', count: 21 },
    ]);
  });

  it('gives up at once what is refused for good', async () => {
    smtp.temper.refuse = () => ({ code: 550, words: '5.1.1 No such user' });
    const id = await welcome();
    expect(await failure(openRun()(id))).toBeNull();
    const refused = { status: 'FAILED', attempts: 1, lastError: '550 5.1.1 No such user', tries: [{ wasAsked: true }] };
    expect(await stateOf(id)).toMatchObject(refused);
  });

  it('sends no link that has run out, no words that nobody knows, and nothing to who wants none', async () => {
    const send = openRun();
    await optOuts(pgSql(pool)).add('no@example.com');
    const ids = [
      await written('reset-password', { name: 'Ana', url: APP_URL, expiresAt: new Date(0).toISOString() }),
      await written('poem', {}),
      await written('welcome', { name: 42 }),
      await written('welcome', { name: 'No' }, 'No@example.com'),
    ];
    for (const id of ids) await send(id);
    const decidedHere = { status: 'FAILED', attempts: 1, tries: [{ wasAsked: false }] };
    for (const id of ids) expect(await stateOf(id)).toMatchObject(decidedHere);
    const good = await written('reset-password', { name: 'No', url: APP_URL, expiresAt: soon() }, 'no@example.com');
    await send(good);
    expect(idsReceived()).toEqual([good]);
  });

  it('says how to have no more of it only where nobody asked for it by what they did', async () => {
    const send = openRun();
    await send(await welcome());
    await send(await written('reset-password', { name: 'Ana', url: APP_URL, expiresAt: soon() }));
    const [optional, asked] = smtp.received.map(({ raw }) => raw);
    const [, token = ''] =
      /^List-Unsubscribe:\s+<https:\/\/shop\.example\/api\/mail\/unsubscribe\?token=(\S+)>/m.exec(optional ?? '') ?? [];
    expect(links.read(token)).toBe('ana@example.com');
    expect(links.read(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    expect(asked).not.toContain('List-Unsubscribe');
  });

  it('brings the tickets, but none that changed hands since', async () => {
    const send = openRun();
    const { ticketId, orderId, eventId } = await insertSale(testDatabase());
    const { rows } = await testDatabase().query('SELECT confirmation_code AS code FROM ticket WHERE id = $1', [
      ticketId,
    ]);
    const ticket = {
      id: ticketId,
      typeName: 'Ticket',
      participantName: 'Ana',
      confirmationCode: rows[0].code,
      price: 5000,
      currency: 'BRL',
    };
    const event = {
      id: eventId,
      slug: 'a-concert',
      name: 'A concert',
      startsAt: '2030-01-01T20:00:00Z',
      timeZone: 'America/Recife',
      location: 'Recife',
    };
    const confirmation = { name: 'Ana', orderId, event, tickets: [ticket], total: 5000, currency: 'BRL' };
    await send(await written('order-confirmed', confirmation));
    await testDatabase().query(`UPDATE ticket SET confirmation_code = 'ZZZZ99999', serial = 2 WHERE id = $1`, [
      ticketId,
    ]);
    await send(await written('order-confirmed', confirmation));
    const attached = await Promise.all(
      smtp.received.map(async (mail) => (await smtp.parsed(mail)).attachments.map(({ filename }) => filename)),
    );
    expect(attached).toEqual([['tickets.pdf', 'event.ics'], []]);
  });

  describe('that tells its reader to come', () => {
    const startsAt = '2030-01-01T20:00:00.000Z';

    async function reminded() {
      const { ticketId, orderId, eventId } = await insertSale(testDatabase());
      await testDatabase().query(
        `UPDATE event SET version = version + 1, starts_at = $2, ends_at = $2::timestamptz + interval '3 hours' WHERE id = $1`,
        [eventId, startsAt],
      );
      const { rows } = await testDatabase().query('SELECT confirmation_code AS code FROM ticket WHERE id = $1', [
        ticketId,
      ]);
      const event = { id: eventId, slug: 'a', name: 'A', startsAt, timeZone: 'America/Recife', location: 'Recife' };
      const ticket = (id: string, confirmationCode: string) => ({
        id,
        typeName: 'Seat',
        participantName: 'Ana',
        confirmationCode,
        price: 0,
        currency: 'BRL',
      });
      const tickets = [ticket(ticketId, rows[0].code), ticket(randomUUID(), 'GONE0000')];
      return { ticketId, orderId, eventId, payload: { name: 'Ana', event, tickets } };
    }

    it('tells only of tickets that are good still', async () => {
      const { payload } = await reminded();
      await openRun()(await written('event-reminder', payload));
      expect(smtp.received).toHaveLength(1);
      expect(smtp.received[0]?.raw).toContain(payload.tickets[0]?.confirmationCode);
      expect(smtp.received[0]?.raw).not.toContain('GONE0000');
    });

    it('is not sent once its tickets were given back, but what was bought is confirmed', async () => {
      const send = openRun();
      const { ticketId, orderId, eventId, payload } = await reminded();
      await testDatabase().query(`UPDATE ticket SET status = 'CANCELLED', cancelled_at = now() WHERE id = $1`, [
        ticketId,
      ]);
      await testDatabase().query(
        'UPDATE stock_pool SET available = available + 1, version = version + 1 WHERE id = $1',
        [eventId],
      );
      await insertDomainEvent(testDatabase(), 'ticket.cancelled', ticketId);
      const late = await written('event-reminder', payload);
      await send(late);
      expect(await stateOf(late)).toMatchObject({ status: 'FAILED', lastError: expect.stringMatching(/^Its tickets/) });
      const confirmation = await written('order-confirmed', { ...payload, orderId, total: 0, currency: 'BRL' });
      await send(confirmation);
      expect(idsReceived()).toEqual([confirmation]);
    });

    it('is not sent where the event begins at another time by now', async () => {
      const { payload } = await reminded();
      const moved = { ...payload, event: { ...payload.event, startsAt: '2030-01-02T20:00:00.000Z' } };
      await openRun()(await written('event-reminder', moved));
      expect(idsReceived()).toEqual([]);
    });
  });

  it('counts what is cancelled in somebody’s name among what others cause', async () => {
    const { ticketId, eventId, ownerId } = await insertSale(testDatabase());
    const event = {
      id: eventId,
      slug: 'a',
      name: 'A',
      startsAt: '2030-01-01T20:00:00Z',
      timeZone: 'America/Recife',
      location: 'Recife',
    };
    const ticket = {
      id: ticketId,
      typeName: 'Seat',
      participantName: 'Ana',
      confirmationCode: 'CODE0000',
      price: 0,
      currency: 'BRL',
    };
    const send = openRun();
    const cancelled = async (recipient: string) => {
      const id = await written('ticket-cancelled', { name: 'Ana', event, ticket, by: 'holder' }, recipient);
      await testDatabase().query('UPDATE outgoing_mail SET user_id = $2 WHERE id = $1', [id, ownerId]);
      return failure(send(id));
    };
    const owner = `${ownerId}@example.com`;
    const named = `${randomUUID()}@example.com`;
    for (let times = 0; times < 20; times += 1) expect(await cancelled(named)).toBeNull();
    expect(await cancelled(named)).toMatch(/^This address was mailed often enough/);
    for (let times = 0; times < 21; times += 1) expect(await cancelled(owner)).toBeNull();
  });

  it('that nobody is going to send any more is taken up again, or given up where each try died', async () => {
    const [lost, deadly, underWay, fresh] = [await welcome(), await welcome(), await welcome(), await welcome()];
    const dispatched = (id: string, hours: number, attempts: number) =>
      testDatabase().query(
        `UPDATE outgoing_mail SET dispatched_at = now() - make_interval(hours => $2), attempts = $3 WHERE id = $1`,
        [id, hours, attempts],
      );
    await dispatched(lost, 2, 1);
    await dispatched(deadly, 2, 16);
    await dispatched(underWay, 2, 1);
    await dispatched(fresh, 0, 0);
    await testDatabase().query(
      `INSERT INTO pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds,
         retention_seconds, deletion_seconds, partition, table_name)
       VALUES ('send-mail', 'standard', 1, 1, true, 60, 60, 60, false, 'job_common') ON CONFLICT DO NOTHING`,
    );
    await testDatabase().query(
      `INSERT INTO pgboss.job (id, name, data, policy) VALUES (gen_random_uuid(), 'send-mail', $1, 'standard')`,
      [{ mailId: underWay }],
    );
    await outbox(pool, randomUUID(), () => {}).takeUpLost('send-mail', 16, new Date());
    const { rows } = await testDatabase().query(
      `SELECT id, status, dispatched_at IS NULL AS "isWaiting", last_error AS "lastError" FROM outgoing_mail
       WHERE id = ANY ($1::uuid[])`,
      [[lost, deadly, underWay, fresh]],
    );
    const of = (id: string) => rows.find((row) => row.id === id);
    expect(of(lost)).toMatchObject({ status: 'QUEUED', isWaiting: true });
    expect(of(deadly)).toMatchObject({ status: 'FAILED', lastError: 'No try came to an end.' });
    expect(of(underWay)).toMatchObject({ status: 'QUEUED', isWaiting: false });
    expect(of(fresh)).toMatchObject({ status: 'QUEUED', isWaiting: false });
  });

  it('is done by one of two processes', async () => {
    smtp.temper.thinkMs = 300;
    const id = await welcome();
    const both = await Promise.all([failure(openRun()(id)), failure(openRun()(id))]);
    expect(both.filter((message) => message === null)).toHaveLength(1);
    expect(both.filter((message) => message !== null)).toEqual(['Another process is sending it just now.']);
    expect(idsReceived()).toEqual([id]);
  });
});

describe('a process that is killed', () => {
  /** Until the server has the mail: its answer comes too late for whoever sent it. */
  async function killedAfterHandOver() {
    const sender = randomUUID();
    smtp.temper.thinkMs = 400;
    const id = await welcome();
    const sent = openRun(sender)(id);
    while (readdirSync(path.join(place, `${process.pid}-${sender}`)).length === 0) await new Promise(setImmediate);
    return { id, sent, sender };
  }
  const settle = () => settleKilledRuns(pool, randomUUID(), place);

  it('after the server had all of a mail does not send it again', async () => {
    const { id, sent } = await killedAfterHandOver();
    await settle();
    expect(await stateOf(id)).toMatchObject({ status: 'SENT', tries: [{ isAccepted: true, hasEnded: true }] });
    await openRun()(id);
    await sent;
    expect(idsReceived()).toEqual([id]);
  });

  it('before that sends it, without waiting for anybody', async () => {
    const id = await welcome();
    const sender = randomUUID();
    handedOver(sender, place);
    await outbox(pool, sender, () => {}).begin(id, new Date());
    expect(await failure(openRun()(id))).toBe('Another process is sending it just now.');
    await settle();
    await openRun()(id);
    expect(idsReceived()).toEqual([id]);
    expect((await stateOf(id)).tries).toMatchObject([{ isAccepted: false, hasEnded: true }, { isAccepted: true }]);
  });

  it('with its machine sends it again: what it had written may never have left', async () => {
    const { id, sent, sender } = await killedAfterHandOver();
    const file = path.join(place, `${process.pid}-${sender}`, id);
    utimesSync(file, new Date(0), new Date(0));
    await settle();
    expect(await stateOf(id)).toMatchObject({ status: 'QUEUED', tries: [{ isAccepted: false, hasEnded: true }] });
    await sent;
  });

  it('leaves nothing behind once all is written down', async () => {
    const sender = randomUUID();
    await openRun(sender)(await welcome());
    expect(readdirSync(path.join(place, `${process.pid}-${sender}`))).toEqual([]);
    await settle();
    expect(readdirSync(place)).toEqual([]);
  });
});
