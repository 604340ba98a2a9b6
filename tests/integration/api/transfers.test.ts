import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OrderDetailDto } from '@/application/orders/schema';
import type { Page } from '@/application/schema';
import type { TicketDto } from '@/application/tickets/schema';
import { importPublicKeys, readCode } from '@/application/tickets/ticket-code';
import { queries, useCases } from '@/composition';
import { verify } from '../../../scripts/verify.ts';
import { asActor, buy, call, createEvent, endNow, type Person, person, refused, startNow } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { mailedToken, mailsTo } from '../../support/mails.ts';

let admin: Person;
let ana: Person;
let bia: Person;
let eventId: string;
beforeAll(async () => {
  [admin, ana, bia] = await Promise.all([person('ADMIN'), person(), person()]);
  eventId = (await createEvent(admin, { capacity: 500 })).id;
});

const db = testDatabase();
const addressOf = (ticket: { id: string }) => `/api/tickets/${ticket.id}/transfer`;
const somewhere = () => `friend-${randomUUID()}@example.com`;
const offer = (ticket: { id: string }, email: string, as = ana) =>
  call<TicketDto>('POST', addressOf(ticket), { as, json: { email, name: 'Bia' } });
const takeBack = (ticket: { id: string }, as = ana) => call<TicketDto>('DELETE', addressOf(ticket), { as });
const acceptWith = (token: string, as: Person | null = bia) =>
  call<TicketDto>('POST', '/api/transfers/accept', { as, json: { token } });
const read = async (ticket: { id: string }, as = ana) =>
  (await call<TicketDto>('GET', `/api/tickets/${ticket.id}`, { as })).body;
const checkIn = (code: string) => call('POST', `/api/tickets/${code}/check-in`, { as: admin });

/** A ticket on its way, and what its mail brought. */
async function offered(as = ana, changes: { email?: string; event?: string } = {}) {
  const { email = somewhere(), event = eventId } = changes;
  const bought = await buy(as, event);
  const { status, body, text } = await offer(bought, email, as);
  expect(status, text).toBe(200);
  return { bought, ticket: body, email, token: await mailedToken(email, 'ticket-transfer-offered') };
}

const recorded = async (id: string) =>
  (
    await db.query<{ type: string; payload: Record<string, unknown> }>(
      `SELECT type, payload FROM domain_event WHERE subject_id = $1 AND type <> 'ticket.purchased' ORDER BY occurred_at, id`,
      [id],
    )
  ).rows;

describe('a ticket on its way', () => {
  it('is offered by one mail, which alone holds the token', async () => {
    const { ticket, email, token } = await offered();
    expect(ticket.transfer).toEqual({ email, offeredAt: expect.any(String), expiresAt: expect.any(String) });
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.payload).toMatchObject({
      name: 'Bia',
      event: { id: eventId, name: ticket.event.name },
      typeName: 'Ticket',
      url: expect.stringMatching(/\/tickets\/accept\?token=[\w-]{43}$/),
    });
    const { rows } = await db.query('SELECT x::text AS row FROM ticket_transfer x WHERE ticket_id = $1', [ticket.id]);
    expect(rows[0]?.row).not.toContain(token);
    expect(await recorded(ticket.id)).toMatchObject([
      { type: 'ticket.transfer-offered', payload: { ownerId: ana.id } },
    ]);
    expect(JSON.stringify(await recorded(ticket.id))).not.toContain(email);
  });

  it('lets nobody in by what was about before, and shows no picture of the new code', async () => {
    const { bought, ticket } = await offered();
    expect(ticket.confirmationCode).not.toBe(bought.confirmationCode);
    expect(ticket.signedCode).toBeUndefined();
    expect((await read(ticket)).signedCode).toBeUndefined();
    await refused('RESOURCE_NOT_FOUND', 'POST', `/api/tickets/${bought.confirmationCode}/check-in`, { as: admin });
    const { rows } = await db.query('SELECT serial FROM ticket WHERE id = $1', [ticket.id]);
    expect(rows).toEqual([{ serial: 2 }]);
  });

  it('goes to one person at a time, and not to its owner', async () => {
    const { ticket } = await offered();
    expect((await offer(ticket, somewhere())).body).toMatchObject({ code: 'CONFLICT', reason: 'offered' });
    const other = await buy(ana, eventId);
    await db.query('UPDATE "user" SET email = lower(email) WHERE id = $1', [ana.id]);
    const answer = await refused('VALIDATION_ERROR', 'POST', addressOf(other), {
      as: ana,
      json: { email: ana.email.toUpperCase() },
    });
    expect(answer.body.errors).toMatchObject([{ field: 'email', code: 'own_address' }]);
  });

  it('is offered to one address ten times an hour, and no more by whomever', async () => {
    const email = somewhere();
    const order = await buy(ana, eventId, { quantity: 10 });
    for (const ticket of order.tickets ?? []) expect((await offer(ticket, email)).status).toBe(200);
    const more = await buy(bia, eventId);
    const answer = await refused('RATE_LIMITED', 'POST', addressOf(more), { as: bia, json: { email } });
    expect(answer.headers.get('retry-after')).toBe('3600');
    expect(await mailsTo(email)).toHaveLength(10);
  });

  it.each<[string, (ticket: TicketDto) => Promise<unknown>]>([
    ['used', ({ confirmationCode }) => checkIn(confirmationCode)],
    ['cancelled', ({ id }) => call('DELETE', `/api/tickets/${id}`, { as: ana })],
    ['over', ({ event }) => endNow(event.id)],
    ['called off', ({ event }) => call('POST', `/api/events/${event.id}/cancel`, { as: admin })],
  ])('cannot be one that is %s', async (_, end) => {
    const ticket = await buy(ana, (await createEvent(admin)).id);
    await end(ticket);
    const email = somewhere();
    expect((await offer(ticket, email)).body).toMatchObject({ code: 'CONFLICT' });
    expect(await mailsTo(email)).toEqual([]);
  });

  it('may be handed on while its event is on, until that ends', async () => {
    const event = await createEvent(admin);
    const ticket = await buy(ana, event.id);
    await startNow(event.id);
    const { body } = await offer(ticket, somewhere());
    expect(body.transfer?.expiresAt).toBe(body.event.endsAt);
  });
});

describe('accepting', () => {
  it('makes it the reader’s under a code that nobody has seen before', async () => {
    const { bought, ticket, token } = await offered();
    const { status, body } = await acceptWith(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: ticket.id, status: 'ACTIVE', participantEmail: bia.email });
    expect(new Set([bought, ticket, body].map(({ confirmationCode }) => confirmationCode)).size).toBe(3);
    await refused('RESOURCE_NOT_FOUND', 'GET', `/api/tickets/${ticket.id}`, { as: ana });
    expect(await read(ticket, bia)).toMatchObject({ received: { at: expect.any(String) } });
    expect((await checkIn(ticket.confirmationCode)).status).toBe(404);
    expect((await checkIn(body.confirmationCode)).status).toBe(200);
    expect(await recorded(ticket.id)).toMatchObject([
      { type: 'ticket.transfer-offered' },
      {
        type: 'ticket.transferred',
        payload: { ownerId: bia.id, fromOwnerId: ana.id, confirmationCode: body.confirmationCode },
      },
      { type: 'ticket.checked-in' },
    ]);
    expect(await verify(db)).toEqual([]);
  });

  it('gives a picture whose code names the new serial', async () => {
    const { ticket, token } = await offered();
    await acceptWith(token);
    const { signedCode = '' } = await read(ticket, bia);
    const { rows } = await db.query('SELECT id, public_key FROM ticket_key');
    const keys = await importPublicKeys(
      rows.map(({ id, public_key }) => ({ id, publicKey: public_key.toString('base64url') })),
    );
    expect(await readCode(signedCode, keys)).toMatchObject({ ticketId: ticket.id, serial: 3 });
  });

  it('works once', async () => {
    const { token } = await offered();
    expect((await acceptWith(token)).status).toBe(200);
    expect((await acceptWith(token)).body).toMatchObject({ code: 'RESOURCE_NOT_FOUND', reason: 'link_gone' });
  });

  it('is nothing for its owner, who takes it back instead', async () => {
    const { token } = await offered();
    expect((await acceptWith(token, ana)).body).toMatchObject({ code: 'CONFLICT', reason: 'own_ticket' });
    expect((await acceptWith(token)).status).toBe(200);
  });

  it.each([
    ['a visitor', null, 'UNAUTHORIZED'],
    ['whoever made the token up', 'stranger', 'RESOURCE_NOT_FOUND'],
  ] as const)('is refused to %s', async (_, who, code) => {
    const { ticket, token } = await offered();
    const asked = who ? acceptWith(`${token.slice(0, -2)}AA`) : acceptWith(token, null);
    expect((await asked).body).toMatchObject({ code });
    expect((await read(ticket)).transfer).toBeDefined();
  });

  it('hands it on again, however often', async () => {
    const { ticket, token } = await offered();
    await acceptWith(token);
    const email = somewhere();
    expect((await offer(ticket, email, bia)).status).toBe(200);
    const third = await person();
    const { body } = await acceptWith(await mailedToken(email, 'ticket-transfer-offered'), third);
    expect(body.participantEmail).toBe(third.email);
    expect(await verify(db)).toEqual([]);
  });

  it('ends after five days, and the ticket is its owner’s to offer again', async () => {
    const { ticket, token } = await offered();
    const hours =
      (Date.parse(ticket.transfer?.expiresAt ?? '') - Date.parse(ticket.transfer?.offeredAt ?? '')) / 3_600_000;
    expect(hours).toBe(120);
    await db.query(`UPDATE ticket_transfer SET expires_at = now() - interval '1 second' WHERE ticket_id = $1`, [
      ticket.id,
    ]);
    expect((await acceptWith(token)).body).toMatchObject({ reason: 'link_gone' });
    expect(await read(ticket)).toMatchObject({ signedCode: expect.any(String) });
    expect((await read(ticket)).transfer).toBeUndefined();
    expect((await offer(ticket, somewhere())).status).toBe(200);
  });
});

describe('an offer to one’s own address', () => {
  const confirmed = async () => {
    const reader = await person();
    await db.query('UPDATE "user" SET email_verified_at = now() WHERE id = $1', [reader.id]);
    return reader;
  };
  const offersTo = (reader: Person) => queries.offersToMe(asActor(reader), 'en');
  const acceptOffer = (reader: Person, id = '') => useCases.acceptOffer(asActor(reader), { id });
  const gone = { code: 'RESOURCE_NOT_FOUND' };

  it('stands under one’s tickets and is accepted there, once', async () => {
    const reader = await confirmed();
    const { ticket } = await offered(ana, { email: reader.email });
    const [offer, ...others] = await offersTo(reader);
    expect(others).toEqual([]);
    expect(offer).toMatchObject({ fromName: expect.any(String), ticketType: 'Ticket', event: { id: eventId } });
    expect(JSON.stringify(offer)).not.toContain(ticket.confirmationCode);
    expect(await acceptOffer(reader, offer?.id)).toMatchObject({ id: ticket.id, participantEmail: reader.email });
    expect(await offersTo(reader)).toEqual([]);
    await expect(acceptOffer(reader, offer?.id)).rejects.toMatchObject(gone);
    expect(await verify(db)).toEqual([]);
  });

  it('is nobody’s whose address is another, or is not confirmed', async () => {
    const reader = await confirmed();
    await offered(ana, { email: reader.email });
    const [offer] = await offersTo(reader);
    const stranger = await confirmed();
    expect(await offersTo(stranger)).toEqual([]);
    await expect(acceptOffer(stranger, offer?.id)).rejects.toMatchObject(gone);
    await db.query('UPDATE "user" SET email_verified_at = NULL WHERE id = $1', [reader.id]);
    expect(await offersTo(reader)).toEqual([]);
    await expect(acceptOffer(reader, offer?.id)).rejects.toMatchObject(gone);
    await expect(acceptOffer(reader, 'no id at all')).rejects.toMatchObject(gone);
  });

  it('is gone once it was taken back, has run out, or its event is over', async () => {
    const reader = await confirmed();
    const event = await createEvent(admin);
    const [{ ticket }, late] = [
      await offered(ana, { email: reader.email }),
      await offered(ana, { email: reader.email }),
    ];
    await offered(ana, { email: reader.email, event: event.id });
    expect(await offersTo(reader)).toHaveLength(3);
    const [over] = await offersTo(reader);
    await endNow(event.id);
    await takeBack(ticket);
    await db.query(`UPDATE ticket_transfer SET expires_at = now() - interval '1 second' WHERE ticket_id = $1`, [
      late.ticket.id,
    ]);
    expect(await offersTo(reader)).toEqual([]);
    await expect(acceptOffer(reader, over?.id)).rejects.toMatchObject({
      code: expect.stringMatching(/CONFLICT|NOT_FOUND/),
    });
  });
});

describe('taking back', () => {
  it('ends the link, and leaves the ticket under its new code', async () => {
    const { ticket, token } = await offered();
    const { status, body } = await takeBack(ticket);
    expect([status, body.transfer, body.confirmationCode]).toEqual([200, undefined, ticket.confirmationCode]);
    expect((await acceptWith(token)).body).toMatchObject({ reason: 'link_gone' });
    expect((await takeBack(ticket)).body).toMatchObject({ code: 'CONFLICT' });
    expect((await recorded(ticket.id)).map(({ type }) => type)).toEqual([
      'ticket.transfer-offered',
      'ticket.transfer-taken-back',
    ]);
  });

  it('comes too late once it was accepted', async () => {
    const { ticket, token } = await offered();
    await acceptWith(token);
    await refused('RESOURCE_NOT_FOUND', 'DELETE', addressOf(ticket), { as: ana });
    // Nor is it the new owner's to undo.
    await refused('CONFLICT', 'DELETE', addressOf(ticket), { as: bia });
  });

  it('is nobody else’s to do', async () => {
    const { ticket } = await offered();
    await refused('RESOURCE_NOT_FOUND', 'DELETE', addressOf(ticket), { as: bia });
    await refused('FORBIDDEN', 'DELETE', addressOf(ticket), { as: admin });
    await refused('UNAUTHORIZED', 'DELETE', addressOf(ticket));
  });
});

describe('the order that it was bought in', () => {
  it('counts what was handed on, and shows nothing of it', async () => {
    const order = await buy(ana, eventId, { quantity: 2 });
    const email = somewhere();
    const [given, kept] = order.tickets ?? [];
    if (!given || !kept) throw new Error('two were bought');
    await offer(given, email);
    const { body } = await acceptWith(await mailedToken(email, 'ticket-transfer-offered'));
    const mine = await call<OrderDetailDto>('GET', `/api/orders/${order.orderId}`, { as: ana });
    expect(mine.body).toMatchObject({ handedOn: 1, tickets: [{ id: kept.id, signedCode: expect.any(String) }] });
    expect(mine.text).not.toContain(body.confirmationCode);
    expect(mine.text).not.toContain(bia.email);
    await refused('RESOURCE_NOT_FOUND', 'GET', `/api/orders/${order.orderId}`, { as: bia });
    const theirs = await call<Page<TicketDto>>('GET', '/api/tickets/my-tickets?size=100', { as: bia });
    expect(theirs.body.content.map(({ id }) => id)).toContain(given.id);
  });
});
