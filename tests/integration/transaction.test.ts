import { expect, it } from 'vitest';
import type { DomainEvent } from '@/domain/domain-events';
import { prisma } from '@/infrastructure/db/prisma';
import { transactions } from '@/infrastructure/repositories/transaction';
import { testDatabase } from '../support/database.ts';
import { insertUser } from '../support/rows.ts';

it('runs again where two wait for each other, and tells only of what was committed', async () => {
  const ids = await Promise.all([insertUser(testDatabase()), insertUser(testDatabase())]);
  const told: DomainEvent[] = [];
  const transaction = transactions(prisma, (events) => told.push(...events));
  const bothHoldOne = Promise.withResolvers<void>();
  let holders = 0;
  let runs = 0;

  const rename = (first: string | undefined, second: string | undefined, name: string) =>
    transaction(async (tx) => {
      runs += 1;
      await tx.users.update(first ?? '', { name });
      await tx.record([{ type: 'user.email-verified', subjectId: first ?? '', payload: {} }]);
      holders += 1;
      if (holders === 2) bothHoldOne.resolve();
      await bothHoldOne.promise;
      await tx.users.update(second ?? '', { name });
    });
  await Promise.all([rename(ids[0], ids[1], 'one'), rename(ids[1], ids[0], 'other')]);

  expect(runs).toBe(3);
  expect(told).toHaveLength(2);
  const { rows } = await testDatabase().query('SELECT DISTINCT name FROM "user" WHERE id = ANY($1)', [ids]);
  expect(rows).toHaveLength(1);
  const log = await testDatabase().query('SELECT FROM domain_event WHERE subject_id = ANY($1)', [ids]);
  expect(log.rowCount).toBe(2);
});
