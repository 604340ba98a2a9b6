import { describe, expect, it } from 'vitest';
import { checkInTicket } from '@/application/check-in/check-in-ticket';
import { checkInSchema } from '@/application/check-in/schema';
import { undoCheckIn } from '@/application/check-in/undo-check-in';
import { codeOf, type SigningKey, toBase64Url } from '@/application/tickets/ticket-code';
import { VISITOR } from '@/domain/user';
import { ADMIN, ANA, anEvent, aTicket, hence, NOW, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, ids, refusalOf } from '../../../support/fakes.ts';

const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
const signingKey: SigningKey = { id: 'abcd', privateKey: pair.privateKey };
const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
const ticketKeys = {
  signing: async () => signingKey,
  publicKeys: async () => [{ id: signingKey.id, publicKey }],
};

const door = (ticket = aTicket(), event = anEvent()) => {
  const store = fakeStore({ events: [event], tickets: [ticket] });
  const d = { ...store, transaction: store.transaction, clock, ids: ids(), ticketKeys };
  return { store, scan: checkInTicket(d), undo: undoCheckIn(d) };
};
const code = 'ABCDEFGH2';

describe('checking in', () => {
  it.each(['ABCDEFGH2', 'abcdefgh2'])('takes the confirmation code as %j', async (confirmationCode) => {
    const { store, scan } = door();
    expect(await scan(ADMIN, { confirmationCode, device: 'North' })).toMatchObject({
      checkedInAt: NOW.toISOString(),
      device: 'North',
      ticket: { status: 'USED', usedAt: NOW.toISOString() },
    });
    expect(store.recorded).toMatchObject([
      {
        type: 'ticket.checked-in',
        subjectId: uuid(11),
        payload: { confirmationCode: code, participantName: 'Ana', usedAt: NOW.toISOString() },
      },
    ]);
    expect(store.event(uuid(1))?.available).toBe(10);
    expect(store.audited).toEqual([{ action: 'ticket.check-in', subjectId: uuid(11) }]);
    expect(store.checkIns).toMatchObject([
      { ticketId: uuid(11), eventId: uuid(1), actorId: ADMIN.id, device: 'North' },
    ]);
  });

  it('takes the signed code, and refuses one that was changed', async () => {
    const signed = await codeOf(aTicket(), signingKey);
    const { scan } = door();
    const changed = signed.slice(0, -3) + (signed.at(-3) === 'A' ? 'B' : 'A') + signed.slice(-2);
    expect(await refusalOf(scan(ADMIN, { code: changed }))).toMatchObject({ facts: { reason: 'not_genuine' } });
    expect(await scan(ADMIN, { code: signed })).toMatchObject({ ticket: { status: 'USED' } });
  });

  it('refuses the code from before the ticket was handed on, by name', async () => {
    const { store, scan } = door(aTicket({ serial: 2 }));
    const old = await codeOf(aTicket({ serial: 1 }), signingKey);
    expect(await refusalOf(scan(ADMIN, { code: old }))).toMatchObject({
      code: 'CONFLICT',
      facts: { reason: 'handed_on', participantName: 'Ana' },
    });
    expect(store.checkIns).toEqual([]);
  });

  it('refuses the ticket of another event', async () => {
    const { scan } = door();
    expect(await refusalOf(scan(ADMIN, { confirmationCode: code, eventId: uuid(2) }))).toMatchObject({
      code: 'CONFLICT',
      facts: { reason: 'other_event', eventName: 'A concert' },
    });
  });

  it.each([
    ['the ticket', aTicket({ status: 'CANCELLED' }), anEvent()],
    ['its event', aTicket(), anEvent({ status: 'CANCELLED' })],
  ])('says that %s was cancelled', async (_, ticket, event) => {
    const refusal = await refusalOf(door(ticket, event).scan(ADMIN, { confirmationCode: code }));
    expect(refusal).toMatchObject({ code: 'CONFLICT', facts: { reason: 'cancelled', participantName: 'Ana' } });
  });

  it('names who is in already: when, and at which scanner', async () => {
    const { store, scan } = door();
    await scan(ADMIN, { id: uuid(71), confirmationCode: code, device: 'North' });
    const second = { id: uuid(72), confirmationCode: code, device: 'South' };
    const facts = { usedAt: NOW.toISOString(), device: 'North', participantName: 'Ana', ticketType: 'Ticket' };
    expect(await refusalOf(scan(ADMIN, second))).toMatchObject({ code: 'ALREADY_CHECKED_IN', facts });
    // Sent once more it is still one, and gets the same answer.
    expect(await refusalOf(scan(ADMIN, second))).toMatchObject({ code: 'ALREADY_CHECKED_IN', facts });
    expect(store.duplicates).toMatchObject([{ id: uuid(72), checkInId: uuid(71), device: 'South' }]);
  });

  it('answers a scan that comes again as the first time, whatever happened since', async () => {
    const { store, scan, undo } = door();
    const first = { id: uuid(71), confirmationCode: code };
    const late = { id: uuid(72), confirmationCode: code };
    const answer = await scan(ADMIN, first);
    await refusalOf(scan(ADMIN, late));
    expect(await scan(ADMIN, first)).toEqual(answer);
    await undo(ADMIN, uuid(11), { reason: 'wrong door' });
    // Whoever was turned away is not let in because a lost answer is asked for again.
    expect((await refusalOf(scan(ADMIN, late))).code).toBe('ALREADY_CHECKED_IN');
    expect(store.checkIns).toHaveLength(1);
  });

  it('refuses the id of a scan of another ticket', async () => {
    const other = aTicket({ id: uuid(13), confirmationCode: 'ZZZZZZZZZ' });
    const store = fakeStore({ events: [anEvent()], tickets: [aTicket(), other] });
    const scan = checkInTicket({ ...store, clock, ids: ids(), ticketKeys });
    await scan(ADMIN, { id: uuid(71), confirmationCode: code });
    const reused = scan(ADMIN, { id: uuid(71), confirmationCode: 'ZZZZZZZZZ' });
    expect((await refusalOf(reused)).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it.each([
    ['an hour ago', hence(-1), hence(-1)],
    ['a time to come', hence(5), NOW],
    ['a time before the sale', hence(-99), hence(-10)],
  ])('of a scanner that says %s believes what can be', async (_, said, believed) => {
    const { scan } = door();
    const { checkedInAt } = await scan(ADMIN, { confirmationCode: code, scannedAt: said.toISOString() });
    expect(checkedInAt).toBe(believed.toISOString());
  });

  it.each([
    [VISITOR, code, 'UNAUTHORIZED'],
    [ANA, code, 'FORBIDDEN'],
    [ADMIN, 'ZZZZZZZZZ', 'RESOURCE_NOT_FOUND'],
    [ADMIN, uuid(11), 'RESOURCE_NOT_FOUND'],
    [ADMIN, '', 'RESOURCE_NOT_FOUND'],
  ] as const)('is refused (%#)', async (actor, confirmationCode, expected) => {
    const { store, scan } = door();
    expect((await refusalOf(scan(actor, { confirmationCode }))).code).toBe(expected);
    // A code that somebody guesses must not even take a lock.
    expect([store.locked, store.recorded]).toEqual([[], []]);
  });

  it.each([{}, { code: 'x', confirmationCode: code }])('asks for one of the two codes: %j', (input) => {
    expect(checkInSchema.safeParse(input).error?.issues).toMatchObject([{ path: ['code'] }]);
  });
});

describe('undoing a check-in', () => {
  it.each([uuid(11), code, 'abcdefgh2'])('makes the ticket (%s) good again, and keeps why', async (id) => {
    const { store, scan, undo } = door();
    await scan(ADMIN, { id: uuid(71), confirmationCode: code });
    expect(await undo(ADMIN, id, { reason: 'wrong door' })).toMatchObject({ status: 'ACTIVE', usedAt: null });
    expect(store.undone.get(uuid(71))).toEqual({ actorId: ADMIN.id, reason: 'wrong door', now: NOW });
    expect(store.recorded.map(({ type }) => type)).toEqual(['ticket.checked-in', 'ticket.check-in-undone']);
    // What somebody wrote freely is in no log that is never altered.
    expect(JSON.stringify([store.recorded, store.audited])).not.toContain('wrong door');
    expect(await scan(ADMIN, { id: uuid(72), confirmationCode: code })).toMatchObject({ id: uuid(72) });
  });

  it('is refused to whoever may not, for a ticket that is not in, and once the event was called off', async () => {
    const reason = { reason: 'x' };
    expect((await refusalOf(door().undo(VISITOR, code, reason))).code).toBe('UNAUTHORIZED');
    expect((await refusalOf(door().undo(ANA, code, reason))).code).toBe('FORBIDDEN');
    expect((await refusalOf(door().undo(ADMIN, code, reason))).code).toBe('CONFLICT');
    expect((await refusalOf(door().undo(ADMIN, 'nothing', reason))).code).toBe('RESOURCE_NOT_FOUND');
    expect((await refusalOf(door().undo(ADMIN, uuid(99), reason))).code).toBe('RESOURCE_NOT_FOUND');
    const off = door(aTicket({ status: 'USED', usedAt: NOW }), anEvent({ status: 'CANCELLED' }));
    expect((await refusalOf(off.undo(ADMIN, code, reason))).code).toBe('CONFLICT');
  });
});
