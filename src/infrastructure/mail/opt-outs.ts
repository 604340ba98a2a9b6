import type { Pool } from 'pg';
import type { OptOuts } from '../../application/mail/ports.ts';

export const optOuts = (pool: Pick<Pool, 'query'>): OptOuts => ({
  async has(address) {
    const { rowCount } = await pool.query('SELECT FROM mail_opt_out WHERE address = lower($1)', [address]);
    return rowCount === 1;
  },
  async add(address) {
    await pool.query('INSERT INTO mail_opt_out (address) VALUES (lower($1)) ON CONFLICT DO NOTHING', [address]);
  },
  async remove(address) {
    await pool.query('DELETE FROM mail_opt_out WHERE address = lower($1)', [address]);
  },
});
