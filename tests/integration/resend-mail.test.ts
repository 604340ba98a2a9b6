import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { queries, useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { type UserBySession, VISITOR } from '@/domain/user';
import { recordSql, toRows } from '@/infrastructure/events/record';
import { asActor, buy, createEvent, person } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? (error.facts?.reason ?? error.code) : error),
  );
const inAMinute = () => new Date(Date.now() + 60_000).toISOString();

type Status = 'QUEUED' | 'SENT' | 'FAILED';
async function written(status: Status, template = 'welcome', payload: object = { name: 'Ana' }): Promise<string> {
  const id = uuidv7();
  await testDatabase().query(
    `INSERT INTO outgoing_mail (id, subject_id, recipient, template, payload, status, dispatched_at)
     VALUES ($1, $1, $2, $3, $4, $5, now())`,
    [id, `${id}@example.com`, template, payload, status],
  );
  return id;
}

const about = async (subjectId: string) =>
  (
    await testDatabase().query(
      `SELECT id, status, dispatched_at IS NULL AS "isDue", recipient, template, payload
       FROM outgoing_mail WHERE subject_id = $1 ORDER BY created_at, id`,
      [subjectId],
    )
  ).rows;

let admin: UserBySession;
beforeEach(async () => {
  admin = asActor(await person('ADMIN'));
});

describe('sending a mail once more', () => {
  it('writes what was sent anew, and has what failed or waits tried again', async () => {
    const sent = await written('SENT');
    await useCases.resendMail(admin, sent);
    expect(await about(sent)).toMatchObject([
      { id: sent, status: 'SENT', isDue: false },
      { status: 'QUEUED', isDue: true, recipient: `${sent}@example.com`, payload: { name: 'Ana' } },
    ]);
    for (const status of ['FAILED', 'QUEUED'] as const) {
      const id = await written(status);
      await useCases.resendMail(admin, id);
      expect(await about(id)).toMatchObject([{ id, status: 'QUEUED', isDue: true }]);
    }
  });

  it('is an admin’s alone, and is written down', async () => {
    const id = await written('FAILED');
    const buyer = asActor(await person());
    expect(await refusal(useCases.resendMail(VISITOR, id))).toBe('UNAUTHORIZED');
    expect(await refusal(useCases.resendMail(buyer, id))).toBe('FORBIDDEN');
    expect(await refusal(useCases.retryFailedMail(buyer))).toBe('FORBIDDEN');
    expect(await refusal(queries.readMail(buyer, id))).toBe('FORBIDDEN');
    expect(await refusal(queries.mailHealth(buyer))).toBe('FORBIDDEN');
    expect(await about(id)).toMatchObject([{ status: 'FAILED' }]);
    await useCases.resendMail(admin, id);
    const { rows } = await testDatabase().query('SELECT action FROM audit_log WHERE subject_id = $1', [id]);
    expect(rows).toEqual([{ action: 'mail.resend' }]);
  });

  it('does not send a link that has run out, what nobody can read, or what is not there', async () => {
    const gone = { name: 'Ana', url: 'https://shop.example', expiresAt: new Date(0).toISOString() };
    expect(await refusal(useCases.resendMail(admin, await written('FAILED', 'reset-password', gone)))).toBe(
      'link_gone',
    );
    expect(await refusal(useCases.resendMail(admin, await written('FAILED', 'poem')))).toBe('no_words');
    expect(await refusal(useCases.resendMail(admin, uuidv7()))).toBe('RESOURCE_NOT_FOUND');
    expect(await refusal(useCases.resendMail(admin, 'nonsense'))).toBe('RESOURCE_NOT_FOUND');
  });

  it('has every mail tried again that failed, but for links that have run out', async () => {
    const ids = [await written('FAILED'), await written('FAILED')];
    const link = { name: 'Ana', url: 'https://shop.example' };
    const live = await written('FAILED', 'reset-password', { ...link, expiresAt: inAMinute() });
    const gone = await written('FAILED', 'reset-password', { ...link, expiresAt: new Date(0).toISOString() });
    expect((await useCases.retryFailedMail(admin)).count).toBeGreaterThanOrEqual(3);
    for (const id of [...ids, live]) expect(await about(id)).toMatchObject([{ status: 'QUEUED', isDue: true }]);
    expect(await about(gone)).toMatchObject([{ status: 'FAILED' }]);
  });
});

describe('a mail that is read', () => {
  it('says what it said, with every try, and without its secret', async () => {
    const link = { name: 'Ana', url: 'https://shop.example/?token=secret-of-a-link', expiresAt: inAMinute() };
    const id = await written('FAILED', 'reset-password', link);
    await testDatabase().query(
      `INSERT INTO mail_attempt (mail_id, number, ended_at, answer) VALUES ($1, 1, now(), '451 later'), ($1, 2, now(), '550 no')`,
      [id],
    );
    const read = await queries.readMail(admin, id);
    expect(read.tries.map(({ answer }) => answer)).toEqual(['451 later', '550 no']);
    expect(read.letter).toMatchObject({ template: 'reset-password', payload: { name: 'Ana' } });
    expect(JSON.stringify(read)).not.toContain('secret-of-a-link');
  });

  it('is found by its state and a part of its address', async () => {
    const id = await written('FAILED');
    const page = { page: 0, size: 10 };
    const find = async (filter: object) =>
      (await queries.writtenMail(admin, page, filter)).content.map((mail) => mail.id);
    expect(await find({ q: id.slice(3).toUpperCase(), status: 'FAILED' })).toEqual([id]);
    expect(await find({ q: id, status: 'SENT' })).toEqual([]);
    expect(await find({ q: '%' })).toEqual([]);
  });
});

describe('how sending goes', () => {
  it('counts the tries since the last mail that was taken', async () => {
    const id = await written('QUEUED');
    const tried = (number: number, answer: string, isAccepted: boolean) =>
      testDatabase().query(
        `INSERT INTO mail_attempt (mail_id, number, started_at, ended_at, answer, is_accepted)
         VALUES ($1, $2, clock_timestamp() + interval '1 hour', now(), $3, $4)`,
        [id, number, answer, isAccepted],
      );
    await tried(1, '250 ok', true);
    expect(await queries.mailHealth(admin)).toMatchObject({ failures: 0, lastAnswer: null });
    await tried(2, 'ECONNREFUSED', false);
    await tried(3, 'ETIMEDOUT', false);
    expect(await queries.mailHealth(admin)).toMatchObject({ failures: 2, lastAnswer: 'ETIMEDOUT' });
    await tried(4, 'It had run out before it could be sent.', false);
    await testDatabase().query('UPDATE mail_attempt SET was_asked = false WHERE mail_id = $1 AND number = 4', [id]);
    expect(await queries.mailHealth(admin)).toMatchObject({ failures: 2, lastAnswer: 'ETIMEDOUT' });
  });

  it('shows that a mail, or what calls for one, lies where nobody takes it up', async () => {
    const isLeftLying = async () => (await queries.mailHealth(admin)).isLeftLying;
    await testDatabase().query('UPDATE outgoing_mail SET dispatched_at = now() WHERE dispatched_at IS NULL');
    const move = `UPDATE event_consumer SET transaction_id = pg_snapshot_xmin(pg_current_snapshot()) WHERE name = 'jobs'`;
    /** Again and again: anybody's open transaction, in another file's database too, holds the log's end back. */
    const toTheEnd = async () => {
      await testDatabase().query(move);
      return !(await isLeftLying());
    };
    await expect.poll(toTheEnd, { timeout: 10_000 }).toBe(true);
    const id = await written('QUEUED');
    expect(await isLeftLying()).toBe(false);
    await testDatabase().query(
      `UPDATE outgoing_mail SET dispatched_at = NULL, created_at = now() - interval '11 minutes' WHERE id = $1`,
      [id],
    );
    expect(await isLeftLying()).toBe(true);
    await testDatabase().query('UPDATE outgoing_mail SET dispatched_at = now() WHERE id = $1', [id]);
    expect(await isLeftLying()).toBe(false);
    const happened = { type: 'event.sold-out', subjectId: randomUUID(), payload: { slug: 'a' } } as const;
    await testDatabase().query(recordSql(), [JSON.stringify(toRows([happened], new Date(Date.now() - 11 * 60_000)))]);
    expect(await isLeftLying()).toBe(true);
    await expect.poll(toTheEnd, { timeout: 10_000 }).toBe(true);
  });
});

describe('the confirmation of an order', () => {
  async function bought() {
    const buyer = await person();
    const event = await createEvent(await person('ADMIN'));
    const { orderId, tickets = [] } = await buy(buyer, event.id, { quantity: 2 });
    return { buyer, order: { orderId, tickets } };
  }

  it('is mailed anew, three times an hour, with what is still good of it and still theirs', async () => {
    const { buyer, order } = await bought();
    const actor = asActor(buyer);
    const [given] = order.tickets;
    await testDatabase().query('UPDATE ticket SET owner_id = $2 WHERE id = $1', [given?.id, admin.id]);
    await useCases.resendConfirmation(actor, order.orderId);
    const mails = await about(order.orderId);
    expect(mails).toMatchObject([{ status: 'QUEUED', template: 'order-confirmed', recipient: buyer.email }]);
    expect(mails[0]?.payload.tickets).toHaveLength(1);
    expect(mails[0]?.payload.tickets[0].id).not.toBe(given?.id);
    await testDatabase().query('UPDATE ticket SET owner_id = $2 WHERE id = $1', [given?.id, buyer.id]);
    await useCases.resendConfirmation(actor, order.orderId);
    await useCases.resendConfirmation(actor, order.orderId);
    expect(await refusal(useCases.resendConfirmation(actor, order.orderId))).toBe('RATE_LIMITED');
  });

  it('is nobody else’s, and nothing is mailed where no ticket is left', async () => {
    const { buyer, order } = await bought();
    expect(await refusal(useCases.resendConfirmation(VISITOR, order.orderId))).toBe('UNAUTHORIZED');
    expect(await refusal(useCases.resendConfirmation(asActor(await person()), order.orderId))).toBe(
      'RESOURCE_NOT_FOUND',
    );
    for (const { id } of order.tickets) await useCases.cancelTicket(asActor(buyer), id);
    expect(await refusal(useCases.resendConfirmation(asActor(buyer), order.orderId))).toBe('CONFLICT');
    expect(await about(order.orderId)).toEqual([]);
  });

  it('is not sent once more by an admin where one of its tickets has another holder', async () => {
    const { buyer, order } = await bought();
    await useCases.resendConfirmation(asActor(buyer), order.orderId);
    const [mail] = await about(order.orderId);
    await testDatabase().query('UPDATE ticket SET confirmation_code = $2 WHERE id = $1', [
      order.tickets[0]?.id,
      'ABCDEFGH2',
    ]);
    expect(await refusal(useCases.resendMail(admin, mail?.id))).toBe('tickets_changed');
  });
});
