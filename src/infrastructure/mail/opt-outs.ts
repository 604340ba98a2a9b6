import type { OptOuts } from '../../application/mail/ports.ts';
import type { Sql } from '../db/sql.ts';

export const optOuts = (sql: Sql): OptOuts => ({
  async has(address) {
    return (await sql('SELECT 1 FROM mail_opt_out WHERE address = lower($1)', [address])).length === 1;
  },
  async add(address) {
    await sql('INSERT INTO mail_opt_out (address) VALUES (lower($1)) ON CONFLICT DO NOTHING RETURNING address', [
      address,
    ]);
  },
});
