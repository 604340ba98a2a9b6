import { describe, expect, it } from 'vitest';
import type { UpdateTicketTypeInput } from '@/application/ticket-types/schema';
import { aTicket, uuid } from '../../../support/builders.ts';
import { refusalOf } from '../../../support/fakes.ts';
import { A, AS_IT_WAS, B, C, D, house, sold } from './hall.ts';

const HOUSE = [10, 8];

describe('a limit that A, B and C share', () => {
  it.each<[string, string, UpdateTicketTypeInput, string]>([
    ['grows for all by who holds it', A, { capacity: 9 }, 'A:9 B:A C:A D'],
    ['grows for all by who shares it', C, { capacity: 9 }, 'A:9 B:A C:A D'],
    ['is handed on where its holder leaves it', A, { capacity: null }, 'A B:6 C:B D'],
    ['is left by who wants none', B, { capacity: null }, 'A:6 B C:A D'],
    ['is left by who no longer shares it', B, { sharesLimitWith: null }, 'A:6 B C:A D'],
    ['is left for one of its own', B, { sharesLimitWith: null, capacity: 4 }, 'A:6 B:4 C:A D'],
    ['stays where its holder shares with who shared with it', A, { sharesLimitWith: B }, AS_IT_WAS],
    ['stays where that is the second of them', A, { sharesLimitWith: C }, AS_IT_WAS],
    ['and changes with that, where a number is sent', A, { sharesLimitWith: C, capacity: 7 }, 'A:7 B:A C:A D'],
    ['takes another in', D, { sharesLimitWith: A }, 'A:6 B:A C:A D:A'],
    ['takes another in that changes it', D, { sharesLimitWith: A, capacity: 5 }, 'A:5 B:A C:A D:A'],
    ['is not touched by the limit of another', D, { capacity: 2 }, 'A:6 B:A C:A D:2'],
    ['is not touched by a price', B, { price: 1 }, AS_IT_WAS],
  ])('%s', async (_, id, patch, expected) => {
    const { change, limits, pools } = house();
    const changed = await change(id, patch);
    expect(await limits()).toBe(expected);
    expect(changed.id).toBe(id);
    expect(pools()[0]).toEqual(HOUSE);
  });

  it('knows which of its seats are held, whoever goes', async () => {
    const { change, pools } = house();
    await change(B, { sharesLimitWith: null, capacity: 4 });
    expect(pools()).toEqual([HOUSE, [6, 6], [4, 3]]);
    await change(D, { sharesLimitWith: B });
    expect(pools()).toEqual([HOUSE, [6, 6], [4, 2]]);
  });

  it('takes in one with a limit of its own, which is gone where nobody has it any more', async () => {
    const { change, limits, pools } = house();
    await change(D, { capacity: 3 });
    expect(pools()).toEqual([HOUSE, [6, 5], [3, 2]]);
    await change(D, { sharesLimitWith: A, capacity: 8 });
    expect(await limits()).toBe('A:8 B:A C:A D:A');
    expect(pools()).toEqual([HOUSE, [8, 6]]);
  });

  it.each<[string, string, UpdateTicketTypeInput, string, string]>([
    ['set below what is sold of all that share it', A, { capacity: 1 }, 'capacity', 'below_sold'],
    ['set so by one that holds none of it', C, { capacity: 1 }, 'capacity', 'below_sold'],
    ['given up for that of nobody', A, { sharesLimitWith: uuid(99) }, 'sharesLimitWith', 'limit_unknown'],
    ['shared with itself', A, { sharesLimitWith: A }, 'sharesLimitWith', 'limit_unknown'],
    ['given up for one that has none', A, { sharesLimitWith: D }, 'sharesLimitWith', 'limit_unknown'],
    ['given to one that has none', B, { sharesLimitWith: D, capacity: 5 }, 'sharesLimitWith', 'limit_unknown'],
    ['shared with one that shares it', D, { sharesLimitWith: B }, 'sharesLimitWith', 'limit_unknown'],
  ])('is not %s', async (_, id, patch, field, code) => {
    const tickets = [...sold, aTicket({ id: uuid(13), ticketTypeId: B, confirmationCode: 'CCCCCCCCC' })];
    const { change, limits } = house({ tickets });
    expect(await refusalOf(change(id, patch))).toMatchObject({ code: 'VALIDATION_ERROR', fields: [{ field, code }] });
    expect(await limits()).toBe(AS_IT_WAS);
  });
});
