import type { Accounts, Erasure } from '../../../application/privacy/ports.ts';
import type { DomainEvent } from '../../../domain/domain-events.ts';
import type { Database, TransactionClient } from '../../db/prisma.ts';
import { prismaSql } from '../../db/sql.ts';
import { record } from '../../events/record.ts';
import { endSessions } from './end-sessions.ts';
import { isOnlyAdmin } from './last-admin.ts';

// FOR UPDATE: a purchase that refers to the row comes before this, and is emptied, or after it, and finds it deleted.
const LOCK = `
SELECT role::text FROM "user"
WHERE id = $1::uuid AND deleted_at IS NULL AND password_hash IS NOT DISTINCT FROM $2 FOR UPDATE`;

const BELONGINGS = [
  'one_time_link',
  'linked_account',
  'totp',
  'recovery_code',
  'code_attempt',
  'passkey',
  'passkey_challenge',
  'outgoing_mail',
  'conversation',
  'long_task',
  'event_import',
  'event_staff',
  'api_key',
];

// A receiver that refused what it was told of somebody may have said it back.
const FORGET_ANSWERS = `
UPDATE webhook_attempt a SET answer = NULL FROM webhook_delivery d JOIN domain_event e ON e.id = d.event_id
WHERE a.delivery_id = d.id AND a.answer IS NOT NULL
  AND (e.subject_id = $1::uuid OR e.subject_id IN (SELECT id FROM ticket WHERE owner_id = $1::uuid))`;
// Those that went to it, or that it took up at another address; what it sent itself is good for nobody any more.
const FORGET_INVITATIONS = `
DELETE FROM invitation
WHERE email = (SELECT email FROM "user" WHERE id = $1::uuid) OR accepted_by = $1::uuid OR invited_by = $1::uuid`;

// Its name is its id, unless somebody took that name to be in the way.
const EMPTY = `
UPDATE "user" SET username = free.name, email = free.name || '@deleted.invalid', name = '', password_hash = NULL,
  email_verified_at = NULL, role = 'USER', deleted_at = $2::timestamptz, updated_at = $2::timestamptz
FROM (
  SELECT 'deleted-' || CASE WHEN EXISTS (
    SELECT FROM "user" WHERE username = 'deleted-' || $1 OR email = 'deleted-' || $1 || '@deleted.invalid'
  ) THEN gen_random_uuid()::text ELSE $1 END AS name
) AS free
WHERE id = $1::uuid`;

/** `onRecorded` hears of what was recorded, after the commit. */
export function accounts(database: () => Database, onRecorded: (events: DomainEvent[]) => void): Accounts {
  const eraseIn = async (
    client: TransactionClient,
    { id, passwordHash }: Parameters<Accounts['erase']>[0],
    now: Date,
    recorded: DomainEvent[],
  ): Promise<Erasure> => {
    const sql = prismaSql(client);
    const [user] = await sql<{ role: string }>(LOCK, [id, passwordHash]);
    if (!user) return 'gone';
    if (user.role === 'ADMIN' && (await isOnlyAdmin(sql, id))) return 'last-admin';

    recorded.push(...(await endSessions(client, { userId: id }, 'account-deleted', now)));
    await sql('UPDATE session SET user_agent = NULL, address = NULL WHERE user_id = $1::uuid', [id]);
    await sql('DELETE FROM mail_opt_out WHERE address = (SELECT lower(email) FROM "user" WHERE id = $1::uuid)', [id]);
    await sql(FORGET_INVITATIONS, [id]);
    for (const table of BELONGINGS) await sql(`DELETE FROM ${table} WHERE user_id = $1::uuid`, [id]);
    await sql(FORGET_ANSWERS, [id]);
    await sql(EMPTY, [id, now]);
    await sql('SELECT forget_buyer($1::uuid)::text', [id]);
    const deleted: DomainEvent = { type: 'user.deleted', subjectId: id, payload: {} };
    await record(sql, [deleted], now);
    recorded.push(deleted);
    return 'erased';
  };

  return {
    async erase(user, now) {
      const recorded: DomainEvent[] = [];
      const outcome = await database().$transaction((client) => eraseIn(client, user, now, recorded), {
        // Who bought for years has thousands of tickets.
        timeout: 30_000,
      });
      onRecorded(recorded);
      return outcome;
    },
  };
}
