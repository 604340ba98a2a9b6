import { expect, it } from 'vitest';
import { newEvent } from '@/application/events/new-event';
import { prisma } from '@/infrastructure/db/prisma';
import { transactions } from '@/infrastructure/repositories/transaction';
import { hence } from '../support/builders.ts';
import { ids, refusalOf } from '../support/fakes.ts';

it('refuses an event whose address another one has, and writes nothing of it', async () => {
  const transaction = transactions(prisma, () => undefined);
  const fields = {
    name: 'Twice',
    description: '',
    translations: {},
    category: 'music',
    location: 'Recife',
    startsAt: hence(24),
    endsAt: hence(26),
    timeZone: 'America/Recife',
    currency: 'BRL',
    venue: null,
    organiser: null,
    attendance: 'OFFLINE',
    onlineUrl: null,
    imageUrl: null,
    status: 'SCHEDULED',
  } as const;
  const draw = ids();
  const make = () => {
    const { event, stock } = newEvent(
      draw,
      { ...fields, capacity: 5, types: { price: 0 } },
      { id: draw.next(), slug: 'twice' },
    );
    return transaction((tx) => tx.events.create(event, stock));
  };
  await make();
  expect(await refusalOf(make())).toMatchObject({ code: 'CONFLICT' });
  expect(await prisma().event.count()).toBe(1);
});
