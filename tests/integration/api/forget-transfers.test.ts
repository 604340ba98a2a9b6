import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { PersonalDataDto } from '@/application/privacy/schema';
import type { TicketDto } from '@/application/tickets/schema';
import { verify } from '../../../scripts/verify.ts';
import { buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { mailedToken } from '../../support/mails.ts';
import { tablesWith } from '../../support/tables-with.ts';

/** What is kept of tickets that changed hands, and of whom it is forgotten. */

const PASSWORD = 'open sesame 42';
const db = testDatabase();

async function marked() {
  const name = `Zora-${randomUUID()}`;
  const email = `${name.toLowerCase()}@example.com`;
  const who = await person('USER', { password: PASSWORD });
  await db.query('UPDATE "user" SET name = $2, email = $3 WHERE id = $1', [who.id, name, email]);
  return { who: { ...who, email }, name, email };
}
const remove = async (who: Person) =>
  expect(await call('DELETE', '/api/auth/me', { as: who, json: { password: PASSWORD } })).toMatchObject({
    status: 204,
  });

type Marked = Awaited<ReturnType<typeof marked>>;

async function offer(from: Marked, to: string, ticket?: { id: string }) {
  const given =
    ticket ??
    (await buy(from.who, (await createEvent(await person('ADMIN'))).id, {
      participantName: from.name,
      participantEmail: from.email,
    }));
  const address = `/api/tickets/${given.id}/transfer`;
  const { status, text } = await call('POST', address, { as: from.who, json: { email: to } });
  expect(status, text).toBe(200);
  return given;
}
const accept = async (by: Marked) => {
  const token = await mailedToken(by.email, 'ticket-transfer-offered');
  expect((await call('POST', '/api/transfers/accept', { as: by.who, json: { token } })).status).toBe(200);
};

it('forgets who gave it, and nothing of who has it', async () => {
  const [giver, holder] = [await marked(), await marked()];
  const ticket = await offer(giver, holder.email);
  await accept(holder);
  const own = ['attendee_search', 'domain_event', 'ticket', '"user"'];
  expect(await tablesWith(holder.name)).toEqual(expect.arrayContaining(own));
  await remove(giver.who);
  expect(await tablesWith(giver.name)).toEqual([]);
  expect(await tablesWith(holder.name)).toEqual(own);
  const read = await call<TicketDto>('GET', `/api/tickets/${ticket.id}`, { as: holder.who });
  expect(read.body).toMatchObject({ participantName: holder.name, received: { from: '' } });
  expect(await verify(db)).toEqual([]);
});

it('forgets who has it, and nothing of who gave it', async () => {
  const [giver, holder] = [await marked(), await marked()];
  await offer(giver, holder.email);
  await accept(holder);
  const before = await tablesWith(giver.name);
  await remove(holder.who);
  expect(await tablesWith(holder.name)).toEqual([]);
  // The mail that offered it named both, and was the holder's by then.
  expect(await tablesWith(giver.name)).toEqual(before.filter((table) => table !== 'outgoing_mail'));
  expect(await verify(db)).toEqual([]);
});

it('forgets whoever had it in between', async () => {
  const [first, second, third] = [await marked(), await marked(), await marked()];
  const ticket = await offer(first, second.email);
  await accept(second);
  await offer(second, third.email, ticket);
  await accept(third);
  await remove(second.who);
  expect(await tablesWith(second.name)).toEqual([]);
  for (const { name } of [first, third]) expect(await tablesWith(name)).toContain('domain_event');
  expect(await verify(db)).toEqual([]);
});

it('takes back what the account was offering, and forgets to whom', async () => {
  const [giver, reader] = [await marked(), await marked()];
  const stranger = `stranger-${randomUUID()}@example.com`;
  await offer(giver, stranger);
  await offer(giver, reader.email);
  const token = await mailedToken(reader.email, 'ticket-transfer-offered');
  await remove(giver.who);
  expect(await tablesWith(stranger)).toEqual([]);
  const late = await call('POST', '/api/transfers/accept', { as: reader.who, json: { token } });
  expect(late.body).toMatchObject({ reason: 'link_gone' });
});

it('gives a deleted account no ticket, and takes none of its', async () => {
  const [giver, holder] = [await marked(), await marked()];
  const ticket = await offer(giver, 'a@example.com');
  await remove(holder.who);
  const gone = { code: '23000', constraint: 'account_is_there' };
  await expect(
    db.query('UPDATE ticket SET owner_id = $2 WHERE id = $1', [ticket.id, holder.who.id]),
  ).rejects.toMatchObject(gone);
  await expect(
    db.query(
      `INSERT INTO ticket_transfer (id, ticket_id, from_user_id, to_email, token_hash, expires_at, taken_back_at)
       VALUES (gen_random_uuid(), $1, $2, 'a@b.c', sha256('x'), now(), now())`,
      [ticket.id, holder.who.id],
    ),
  ).rejects.toMatchObject(gone);
});

it('is in the file of whoever gave it and of whoever got it', async () => {
  const [giver, holder] = [await marked(), await marked()];
  const ticket = await offer(giver, holder.email);
  await accept(holder);
  for (const [{ who }, direction] of [
    [giver, 'given'],
    [holder, 'received'],
  ] as const) {
    const { body, text } = await call<PersonalDataDto>('GET', '/api/auth/me/export', { as: who });
    expect(body.transfers).toMatchObject([{ ticketId: ticket.id, direction, email: holder.email }]);
    expect(text).not.toContain('token');
  }
});
