import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DeskSaleInput } from '@/application/attendees/schema';
import { confirmOrder } from '@/application/notifications/confirm-order';
import { queries, useCases } from '@/composition';
import { BOX_OFFICE } from '@/domain/user';
import { drafts } from '@/infrastructure/mail/drafts';
import { mailedSales } from '@/infrastructure/repositories/mail/mailed-sales';
import { verify } from '../../../scripts/verify.ts';
import { asActor, buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

let admin: Person;
beforeAll(async () => {
  admin = await person('ADMIN');
});

type Event = Awaited<ReturnType<typeof createEvent>>;
const typeOf = (event: Event) => event.ticketTypes[0]?.id ?? '';
const sale = (event: Event, more: Partial<DeskSaleInput> = {}): DeskSaleInput => ({
  eventId: event.id,
  key: randomUUID(),
  locale: 'pt-BR',
  kind: 'door',
  payment: 'cash',
  ticketTypeId: typeOf(event),
  quantity: 1,
  name: 'Walk In',
  email: '',
  ...more,
});
const sell = (input: DeskSaleInput, as = admin) => useCases.sellAtDesk(asActor(as), input);
const gift = { kind: 'complimentary', payment: undefined, name: 'Guest', email: 'guest@example.com' } as const;

describe('at the desk', () => {
  it('seats are given away for nothing and sold for their price, and the order says which and how it was paid', async () => {
    const event = await createEvent(admin, { capacity: 10, price: 30 });
    const given = await sell(sale(event, { ...gift, quantity: 2 }));
    const sold = await sell(sale(event, { quantity: 3 }));
    expect(given).toMatchObject({ total: 0 });
    expect(given.codes).toHaveLength(2);
    expect(sold).toMatchObject({ total: 90, currency: 'BRL' });
    expect(await queries.orderRecord(asActor(admin), sold.orderId)).toMatchObject({
      buyer: null,
      total: 90,
      desk: { kind: 'door', payment: 'cash' },
      history: [{ kind: 'ordered' }],
    });
    expect((await queries.orderRecord(asActor(admin), given.orderId)).desk).toEqual({
      kind: 'complimentary',
      payment: null,
    });
    const { body } = await call<{ availableTickets: number }>('GET', `/api/events/${event.id}/availability`);
    expect(body.availableTickets).toBe(5);
  });

  it('and on the web at once no seat is sold twice', async () => {
    const event = await createEvent(admin, { capacity: 6 });
    const buyer = await person();
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => sell(sale(event))),
      ...Array.from({ length: 6 }, () => buy(buyer, event.id)),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    await expect(sell(sale(event))).rejects.toMatchObject({ code: 'INSUFFICIENT_CAPACITY' });
  });

  it('a form that is sent twice sells once', async () => {
    const event = await createEvent(admin, { capacity: 6 });
    const input = sale(event, { quantity: 2 });
    const [first, second] = await Promise.all([sell(input), sell(input)]);
    expect(second).toEqual(first);
    expect((await queries.eventAttendees(asActor(admin), event.id, {}, { page: 0, size: 9 })).total).toBe(2);
  });

  it('somebody may still come in once it has begun and was sold out to none, until it is over or called off', async () => {
    const event = await createEvent(admin, { capacity: 6 });
    const move = (from: string, to: string) =>
      testDatabase().query(
        `UPDATE event SET starts_at = now() + $2::interval, ends_at = now() + $3::interval, version = version + 1 WHERE id = $1`,
        [event.id, from, to],
      );
    const buyer = await person();
    await move('-1 hour', '1 hour');
    await expect(buy(buyer, event.id)).rejects.toThrow();
    expect((await sell(sale(event))).codes).toHaveLength(1);
    await move('-2 hours', '-1 hour');
    await expect(sell(sale(event))).rejects.toMatchObject({ code: 'SALES_CLOSED' });
  });

  it('what goes to a verified address is its owner’s, everything else the box office’s', async () => {
    const event = await createEvent(admin, { capacity: 6 });
    const [verified, unverified] = await Promise.all([person(), person()]);
    await testDatabase().query('UPDATE "user" SET email_verified_at = now() WHERE id = $1', [verified.id]);
    const owners = async (orderId: string) =>
      (await testDatabase().query('SELECT DISTINCT owner_id FROM ticket WHERE order_id = $1', [orderId])).rows;
    expect(await owners((await sell(sale(event, { ...gift, email: verified.email }))).orderId)).toEqual([
      { owner_id: verified.id },
    ]);
    expect(await owners((await sell(sale(event, { ...gift, email: unverified.email }))).orderId)).toEqual([
      { owner_id: BOX_OFFICE },
    ]);
  });

  it('whoever was given a ticket gets it by mail in the desk’s language, and the box office gets none', async () => {
    const event = await createEvent(admin, { capacity: 6 });
    const { orderId } = await sell(sale(event, { ...gift, quantity: 2 }));
    const attempt = { id: 'x', number: 1, isLast: false, signal: new AbortController().signal };
    const deps = { sales: mailedSales(testDatabase()), drafts: drafts(testDatabase()) };
    await confirmOrder(deps)({ orderId }, attempt);
    const { rows } = await testDatabase().query(
      'SELECT template, recipient, locale, payload FROM outgoing_mail WHERE subject_id = $1',
      [orderId],
    );
    expect(rows).toMatchObject([
      { template: 'participant-ticket', recipient: 'guest@example.com', locale: 'pt-BR', payload: { buyerName: null } },
    ]);
    expect(rows[0].payload.tickets).toHaveLength(2);
  });

  it('only those who run the event stand', async () => {
    const event = await createEvent(admin, { capacity: 6 });
    await expect(sell(sale(event), await person())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('everything adds up afterwards', async () => {
    expect(await verify(testDatabase())).toEqual([]);
  });
});
