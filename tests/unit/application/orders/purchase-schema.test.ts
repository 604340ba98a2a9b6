import { describe, expect, it } from 'vitest';
import { purchaseSchema } from '@/application/orders/schema';
import { errors } from '../field-errors.ts';

describe('a purchase', () => {
  const order = { eventId: 'x', participantName: 'John Doe', participantEmail: ' John@Example.COM ' };
  const two = [
    { name: 'Ana', email: 'ana@example.com' },
    { name: 'Bia', email: 'bia@example.com' },
  ];

  it('is for one person, whose address is kept in lower case', () => {
    expect(purchaseSchema.parse(order)).toEqual({ ...order, participantEmail: 'john@example.com' });
  });

  it('may be for up to ten, by name or not', () => {
    expect(errors(purchaseSchema, { ...order, quantity: 10 })).toEqual([]);
    expect(errors(purchaseSchema, { ...order, quantity: 2, participants: two })).toEqual([]);
    expect(errors(purchaseSchema, { ...order, participants: two.slice(1) })).toEqual([]);
  });

  const line = { ticketTypeId: 'A-TYPE', quantity: 2 };
  it('may name several types, each once, by an id in any case of letters', () => {
    const lines = [line, { ticketTypeId: 'another', quantity: 1, participants: two.slice(1) }];
    expect(purchaseSchema.parse({ ...order, lines }).lines).toEqual([{ ...line, ticketTypeId: 'a-type' }, lines[1]]);
    // More than ten together is the domain's to refuse.
    const many = Array.from({ length: 10 }, (_, index) => ({ ticketTypeId: String(index), quantity: 10 }));
    expect(errors(purchaseSchema, { ...order, lines: many })).toEqual([]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ lines: [] }, 'lines:too_small'],
    [{ lines: Array.from({ length: 11 }, (_, index) => ({ ...line, ticketTypeId: String(index) })) }, 'lines:too_big'],
    [{ lines: [line], quantity: 2 }, 'lines:lines_or_quantity'],
    [{ lines: [line], participants: two.slice(1) }, 'lines:lines_or_quantity'],
    [{ lines: [line, { ...line, ticketTypeId: 'a-type' }] }, 'lines:duplicate_ticket_type'],
    [{ lines: [{ ...line, quantity: 0 }] }, 'lines.0.quantity:too_small'],
    [{ lines: [{ ticketTypeId: 'x' }] }, 'lines.0.quantity:invalid_type'],
    [{ lines: [{ quantity: 1 }] }, 'lines.0.ticketTypeId:invalid_type'],
    [{ lines: [{ ...line, quantity: 3, participants: two }] }, 'lines.0.participants:participants_quantity'],
    [{ lines: [{ ...line, price: 0 }] }, 'lines.0.price:unrecognized_keys'],
    [{ quantity: 0 }, 'quantity:too_small'],
    [{ quantity: 11 }, 'quantity:too_big'],
    [{ quantity: 1.5 }, 'quantity:invalid_type'],
    [{ quantity: '2' }, 'quantity:invalid_type'],
    [{ quantity: null }, 'quantity:invalid_type'],
    [{ quantity: 3, participants: two }, 'participants:participants_quantity'],
    [{ participants: two }, 'participants:participants_quantity'],
    [{ participants: [] }, 'participants:too_small'],
    [{ quantity: 1, participants: [{ name: 'Ana', email: 'no' }] }, 'participants.0.email:invalid_format'],
    [
      { quantity: 1, participants: [{ name: 'Ana', email: 'a@example.com', age: 3 }] },
      'participants.0.age:unrecognized_keys',
    ],
    [{ participantName: '' }, 'participantName:too_small'],
    [{ participantName: 'a'.repeat(201) }, 'participantName:too_big'],
    [{ participantEmail: 'nobody' }, 'participantEmail:invalid_format'],
    [{ participantEmail: 'a@b' }, 'participantEmail:invalid_format'],
    [{ participantEmail: `${'a'.repeat(250)}@example.com` }, 'participantEmail:too_big'],
    [{ participantEmail: 'a\0@example.com' }, 'participantEmail:invalid_format'],
    [{ eventId: 7 }, 'eventId:invalid_type'],
    [{ price: 0 }, 'price:unrecognized_keys'],
  ])('refuses %j', (change, error) => {
    expect(errors(purchaseSchema, { ...order, ...change })).toContain(error);
  });
});
