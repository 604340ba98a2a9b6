import { describe, expect, it } from 'vitest';
import { accept, isOpen, offer, type Transfer } from '@/domain/transfer';
import { anEvent, aTicket, hence, NOW, uuid } from '../../support/builders.ts';
import { refusalOf } from '../../support/fakes.ts';

const HOLDER = { id: uuid(23), name: 'Bia', email: 'bia@example.com' };
const FAR = anEvent({ startsAt: hence(24 * 30), endsAt: hence(24 * 30 + 2) });
const transfer: Transfer = {
  id: uuid(51),
  ticketId: uuid(11),
  fromUserId: uuid(21),
  toEmail: HOLDER.email,
  createdAt: hence(-1),
  expiresAt: hence(1),
  takenBackAt: null,
  acceptedAt: null,
};

describe('an offer', () => {
  it('gives the ticket another code and the next serial, and nobody else', () => {
    const ticket = aTicket({ serial: 4 });
    expect(offer(ticket, FAR, 'NEWCQDE22', NOW).ticket).toEqual({
      ...ticket,
      confirmationCode: 'NEWCQDE22',
      serial: 5,
    });
  });

  it.each([
    ['five days', FAR, hence(120)],
    ['the end of the event', anEvent({ endsAt: hence(26) }), hence(26)],
    ['the end of one that is on', anEvent({ startsAt: hence(-1), endsAt: hence(1) }), hence(1)],
  ])('is good until %s, whatever is first', (_, event, until) => {
    expect(offer(aTicket(), event, 'NEWCQDE22', NOW).expiresAt).toEqual(until);
  });

  it.each([
    ['the last moment', {}, hence(0.9999), true],
    ['its end', {}, hence(1), false],
    ['taken back', { takenBackAt: NOW }, NOW, false],
    ['accepted', { acceptedAt: NOW }, NOW, false],
  ])('is open at %s: %o', (_, changes, at, open) => {
    expect(isOpen({ ...transfer, ...changes }, at)).toBe(open);
  });
});

it('makes an accepted ticket its new holder’s, under another code again', () => {
  const ticket = aTicket({ serial: 2 });
  expect(accept(ticket, FAR, HOLDER, 'NEWCQDE33', NOW)).toEqual({
    ...ticket,
    ownerId: HOLDER.id,
    participantName: 'Bia',
    participantEmail: 'bia@example.com',
    confirmationCode: 'NEWCQDE33',
    serial: 3,
  });
});

it.each([
  ['used', { status: 'USED' }, {}],
  ['cancelled', { status: 'CANCELLED' }, {}],
  ['to an event that was called off', {}, { status: 'CANCELLED' }],
  ['to an event that is over', {}, { startsAt: hence(-3), endsAt: NOW }],
] as const)('hands on no ticket that is %s', async (_, ticketChanges, eventChanges) => {
  const [ticket, event] = [aTicket(ticketChanges), anEvent(eventChanges)];
  for (const work of [
    async () => offer(ticket, event, 'NEWCQDE22', NOW),
    async () => accept(ticket, event, HOLDER, 'NEWCQDE22', NOW),
  ]) {
    expect((await refusalOf(work())).code).toBe('CONFLICT');
  }
});
