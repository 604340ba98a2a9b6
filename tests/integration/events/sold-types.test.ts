import { expect, it } from 'vitest';
import { queries } from '@/composition';
import type { Actor } from '@/domain/user';
import { buy, call, createEvent, type Person, person } from '../../support/api.ts';

const admin: Actor = { kind: 'api-key', keyId: 'k', ownerId: 'o', role: 'ADMIN', scopes: ['events:write'] };

async function soldOf(...events: { id: string }[]) {
  const sold = await queries.soldTicketTypes(
    admin,
    events.map(({ id }) => id),
  );
  return sold.map(({ ticketTypeId }) => ticketTypeId);
}

const buyerOf = async (eventId: string): Promise<{ buyer: Person; ticketId: string }> => {
  const buyer = await person();
  return { buyer, ticketId: (await buy(buyer, eventId)).id };
};

it('names the types that were ever sold, cancelled tickets included, and no other', async () => {
  const boss = await person('ADMIN');
  const [sold, unsold] = [await createEvent(boss), await createEvent(boss)];
  expect(await soldOf(sold, unsold)).toEqual([]);
  const { buyer, ticketId } = await buyerOf(sold.id);
  const types = [sold.ticketTypes[0]?.id];
  expect(await soldOf(sold, unsold)).toEqual(types);
  expect((await call('DELETE', `/api/tickets/${ticketId}`, { as: buyer })).status).toBe(200);
  expect(await soldOf(sold, unsold)).toEqual(types);
  expect(await soldOf(unsold)).toEqual([]);
  expect(await soldOf()).toEqual([]);
});

it('is for those who run the sale', async () => {
  await expect(queries.soldTicketTypes({ kind: 'visitor' }, [])).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});
