import { expect, it } from 'vitest';
import { writeRefusedSignIns } from '@/infrastructure/audit/audit-trail';
import { ADDRESS_HEADER } from '@/presentation/http/client-address';
import { call } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';

it('loses no refused sign-in when the server ends in the middle of a minute', async () => {
  const address = '198.51.100.7';
  for (let n = 0; n < 9; n += 1) {
    await call('POST', '/api/auth/login', {
      json: { username: `nobody-${n}`, password: 'a wild guess' },
      headers: { [ADDRESS_HEADER]: address },
    });
  }
  await writeRefusedSignIns();
  const { rows } = await testDatabase().query<{ action: string; number: number; attempts: number | null }>(
    `SELECT action, count(*)::int AS number, sum((detail ->> 'attempts')::int)::int AS attempts
       FROM audit_log WHERE address = $1 OR detail ->> 'from' = $1 GROUP BY action ORDER BY action`,
    [address],
  );
  expect(rows).toEqual([
    { action: 'session.refuse', number: 5, attempts: null },
    { action: 'session.refuse-many', number: 1, attempts: 4 },
  ]);
});
