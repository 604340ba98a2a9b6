import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import type { UnaskedMail } from '../../application/mail/ports.ts';

/** A company that buys for its people needs a few; nobody needs more within a day. */
const MOST_PER_DAY = 20;

// One statement: however many are sent at once, no more than that many get through.
const TAKE = `
INSERT INTO unasked_mail AS u (address_hash, since, mails) VALUES ($1, $2, 1)
ON CONFLICT (address_hash) DO UPDATE SET
  since = CASE WHEN u.since <= $2::timestamptz - interval '1 day' THEN $2 ELSE u.since END,
  mails = CASE WHEN u.since <= $2::timestamptz - interval '1 day' THEN 1 ELSE u.mails + 1 END
WHERE u.since <= $2::timestamptz - interval '1 day' OR u.mails < ${MOST_PER_DAY}
RETURNING 1`;

const GIVE_BACK = 'UPDATE unasked_mail SET mails = mails - 1 WHERE address_hash = $1 AND mails > 0';

export function unaskedMail(pool: Pick<Pool, 'query'>, secret: string): UnaskedMail {
  const hashOf = (address: string) =>
    createHmac('sha256', secret).update(`unasked-mail:${address.toLowerCase()}`).digest();
  return {
    async take(address, now) {
      const { rowCount } = await pool.query(TAKE, [hashOf(address), now]);
      return rowCount === 1;
    },
    async giveBack(address) {
      await pool.query(GIVE_BACK, [hashOf(address)]);
    },
  };
}

/** `RATE_LIMITS=off`, for measuring only. */
export const unlimitedMail: UnaskedMail = { take: async () => true, giveBack: async () => undefined };
