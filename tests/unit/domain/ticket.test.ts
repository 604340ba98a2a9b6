import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH, cancel, checkIn, confirmationCode, isConfirmationCode } from '@/domain/ticket';
import { aTicket, hence, NOW } from '../../support/builders.ts';

const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

describe('giving a ticket back', () => {
  it('works until the event begins, and keeps everything else of the ticket', () => {
    const ticket = aTicket();
    expect(cancel(ticket, { startsAt: new Date(NOW.getTime() + 1) }, NOW)).toEqual({
      ...ticket,
      status: 'CANCELLED',
      cancelledAt: NOW,
    });
  });

  it.each([
    ['cancelled before', aTicket({ status: 'CANCELLED', cancelledAt: hence(-1) }), hence(1), /cancelled before/],
    ['used at the door', aTicket({ status: 'USED', usedAt: hence(-1) }), hence(1), /used/],
    ['for an event that begins right now', aTicket(), NOW, /begun/],
    ['for an event that has begun', aTicket(), hence(-1), /begun/],
  ])('is refused for one %s', (_, ticket, startsAt, message) => {
    expect(refusal(() => cancel(ticket, { startsAt }, NOW))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(message),
    });
  });

  it('leaves the ticket it was given as it was', () => {
    const ticket = Object.freeze(aTicket());
    cancel(ticket, { startsAt: hence(1) }, NOW);
    expect(ticket.status).toBe('ACTIVE');
  });
});

describe('checking in', () => {
  it('marks an active ticket as used, now', () => {
    const ticket = aTicket();
    expect(checkIn(ticket, { status: 'SCHEDULED' }, NOW)).toEqual({ ...ticket, status: 'USED', usedAt: NOW });
  });

  it.each([
    [
      'a second time, and says when the first was',
      aTicket({ status: 'USED', usedAt: hence(-2) }),
      'SCHEDULED',
      'ALREADY_CHECKED_IN',
      { usedAt: '2030-06-01T10:00:00.000Z' },
    ],
    ['with a cancelled ticket', aTicket({ status: 'CANCELLED' }), 'SCHEDULED', 'CONFLICT', {}],
    ['to a cancelled event', aTicket(), 'CANCELLED', 'CONFLICT', {}],
  ] as const)('is refused %s', (_, ticket, status, code, facts) => {
    expect(refusal(() => checkIn(ticket, { status }, NOW))).toMatchObject({ code, facts });
  });
});

describe('a confirmation code', () => {
  it('uses letters and digits that nobody mixes up', () => {
    expect(new Set(CODE_ALPHABET).size).toBe(31);
    expect(CODE_ALPHABET).not.toMatch(/[0O1IL]/);
  });

  it('has nine of them', () => {
    for (let round = 0; round < 500; round += 1) expect(isConfirmationCode(confirmationCode(randomBytes))).toBe(true);
  });

  it('draws every character equally often', () => {
    const counts = new Map<string, number>();
    const codes = 20_000;
    for (let round = 0; round < codes; round += 1)
      for (const character of confirmationCode(randomBytes)) counts.set(character, (counts.get(character) ?? 0) + 1);
    const expected = (codes * CODE_LENGTH) / CODE_ALPHABET.length;
    const chiSquare = [...CODE_ALPHABET].reduce(
      (sum, character) => sum + ((counts.get(character) ?? 0) - expected) ** 2 / expected,
      0,
    );
    // 30 degrees of freedom: one run in a million exceeds 83 by chance.
    expect(chiSquare).toBeLessThan(83);
  });

  it('throws bytes away that would favour the first letters, and asks for more', () => {
    let asked = 0;
    const source = (size: number) => {
      asked += 1;
      // 248 to 255 are past the last whole multiple of 31.
      return new Uint8Array(size).fill(asked === 1 ? 248 : 30);
    };
    expect(confirmationCode(source)).toBe('9'.repeat(9));
    expect(asked).toBe(2);
  });

  it.each([
    ['ABCDEFGH2', true],
    ['ABCDEFGH', false],
    ['ABCDEFGH22', false],
    ['ABCDEFGHO', false],
    ['ABCDEFGH1', false],
    ['ABCDEFGHI', false],
    ['ABCDEFGHL', false],
    ['ABCDEFGH0', false],
    ['abcdefgh2', false],
    ['ABCDEFGH2\n', false],
    ['', false],
  ])('is %j: %s', (text, expected) => {
    expect(isConfirmationCode(text)).toBe(expected);
  });
});
