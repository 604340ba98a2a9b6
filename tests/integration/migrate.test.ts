import { expect, it } from 'vitest';
import { testDatabase } from '../support/database.ts';

it('has a migrated database', async () => {
  const { rows } = await testDatabase().query('SELECT migration_name, applied_steps_count, logs FROM _prisma_migrations');
  expect(rows).toEqual([{ migration_name: '20261122000000_init', applied_steps_count: 1, logs: null }]);
});
