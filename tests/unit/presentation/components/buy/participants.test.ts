import { describe, expect, it } from 'vitest';
import { purchaseSchema } from '@/application/orders/schema';
import {
  type BuyFormValues,
  fieldsOf,
  namesSeats,
  orderOf,
  participantOf,
  readKeptValues,
  seatsOf,
  withParticipant,
} from '@/presentation/components/buy/participants';
import { sortErrors } from '@/presentation/components/buy/refused-fields';

const event = { id: 'e', currency: 'BRL' };
const types = [
  { id: 'stalls', price: 0.1 },
  { id: 'balcony', price: 0.2 },
];
const ana = { name: 'Ana', email: 'ana@example.com' };
const values: BuyFormValues = {
  choice: { balcony: 1, stalls: 2 },
  participants: { isSameForAll: true, shared: ana, bySeat: {} },
};
const [first, second, third] = seatsOf(values.choice, types);
if (!first || !second || !third) throw new Error('three seats were chosen');

const each = { ...values.participants, isSameForAll: false };

describe('who the seats are for', () => {
  it('is the buyer for all of them unless said otherwise', () => {
    expect(
      orderOf(event, { ...values, participants: { ...values.participants, shared: { ...ana, name: ' Ana ' } } }, types),
    ).toEqual({
      eventId: 'e',
      participantName: 'Ana',
      participantEmail: 'ana@example.com',
      lines: [
        { ticketTypeId: 'stalls', quantity: 2 },
        { ticketTypeId: 'balcony', quantity: 1 },
      ],
      // To the cent: 0.1 + 0.1 + 0.2 is not quite 0.4 to a computer.
      total: 0.4,
      currency: 'BRL',
    });
  });

  it('can be said for each seat, which starts with the buyer and keeps what was typed', () => {
    const named = withParticipant(withParticipant(each, second, { name: 'Bia' }), second, { email: 'bia@example.com' });
    expect(participantOf(named, first)).toEqual(ana);
    expect(participantOf(named, second)).toEqual({ name: 'Bia', email: 'bia@example.com' });
    const folded = { ...named, isSameForAll: true };
    expect(orderOf(event, { ...values, participants: folded }, types).lines?.[0]).not.toHaveProperty('participants');
    const order = orderOf(event, { ...values, participants: { ...folded, isSameForAll: false } }, types);
    expect(order.lines).toEqual([
      { ticketTypeId: 'stalls', quantity: 2, participants: [ana, { name: 'Bia', email: 'bia@example.com' }] },
      { ticketTypeId: 'balcony', quantity: 1, participants: [ana] },
    ]);
    expect(purchaseSchema.safeParse(order).success).toBe(true);
  });

  it('is one person where there is one seat', () => {
    const one = { choice: { balcony: 1 }, participants: each };
    expect(namesSeats(one)).toBe(false);
    expect(orderOf(event, one, types).lines).toEqual([{ ticketTypeId: 'balcony', quantity: 1 }]);
  });
});

describe('an error', () => {
  const sent = orderOf(event, { ...values, participants: each }, types);
  const error = (field: string) => ({ field, code: 'custom', message: '' });

  it('belongs to the field of its seat', () => {
    expect(fieldsOf(sent, second)).toEqual({
      name: 'lines.0.participants.1.name',
      email: 'lines.0.participants.1.email',
    });
    expect(fieldsOf(sent, third).email).toBe('lines.1.participants.0.email');
    expect(fieldsOf(sent, { key: 'other:0', ticketTypeId: 'other', index: 0 }).email).toBe(
      'lines.-1.participants.0.email',
    );
  });

  it('belongs to a ticket type, or to the whole order', () => {
    const errors = [
      'lines.1.quantity',
      'lines.0.participants.1.email',
      'participantName',
      'lines',
      'lines.0.ticketTypeId',
    ];
    const { ofType, ofOrder } = sortErrors(errors.map(error), sent);
    expect([...ofType].map(([id, { field }]) => [id, field])).toEqual([
      ['balcony', 'lines.1.quantity'],
      ['stalls', 'lines.0.ticketTypeId'],
    ]);
    expect(ofOrder.map(({ field }) => field)).toEqual(['lines']);
  });
});

describe('what is kept while the page changes its language', () => {
  it('is read back whole', () => {
    const typed: BuyFormValues = { ...values, participants: withParticipant(each, third, { email: 'c@example.com' }) };
    expect(readKeptValues(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  });

  it.each([null, 'text', {}, { choice: {}, participants: {} }, { choice: [], participants: each }])(
    'is nothing where it is not ours: %j',
    (kept) => {
      expect(readKeptValues(kept)).toBeNull();
    },
  );

  it('leaves out what makes no sense', () => {
    const kept = {
      choice: { a: '2', b: -1, c: 2 },
      participants: { ...each, bySeat: { 'c:0': { name: 7, email: 'x' } } },
    };
    expect(readKeptValues(kept)).toMatchObject({
      choice: { c: 2 },
      participants: { bySeat: { 'c:0': { email: 'x' } } },
    });
  });
});
