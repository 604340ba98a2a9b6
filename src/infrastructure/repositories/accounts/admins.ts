import type { ClientBase } from 'pg';
import type { Admins } from '../../../application/auth/ports.ts';
import type { DomainEvent } from '../../../domain/domain-events.ts';
import { appendAudit } from '../../audit/audit-log.ts';
import { sqlErrorField } from '../../db/failures.ts';
import { insertAll, pgSql } from '../../db/sql.ts';
import { record } from '../../events/record.ts';
import { takenField } from './taken.ts';

const UNIQUE_VIOLATION = '23505';

const asRefusal = (error: unknown): unknown =>
  sqlErrorField(error, 'code') === UNIQUE_VIOLATION
    ? takenField(String(sqlErrorField(error, 'constraint')), error)
    : error;

/** On a connection of its own: for a script, which has no pool. */
export function admins(client: ClientBase): Admins {
  const sql = pgSql(client);

  const inTransaction = async (work: () => Promise<unknown>): Promise<void> => {
    await sql('BEGIN', []);
    try {
      await work();
      await sql('COMMIT', []);
    } catch (error) {
      await sql('ROLLBACK', []);
      throw asRefusal(error);
    }
  };

  return {
    async find(usernameOrEmail) {
      const [found] = await sql<{ id: string; username: string; role: 'USER' | 'ADMIN' }>(
        'SELECT id, username, role FROM "user" WHERE (username = $1 OR email = $1) AND deleted_at IS NULL',
        [usernameOrEmail],
      );
      return found ?? null;
    },

    create: (user, link) =>
      inTransaction(async () => {
        const { id, username, email, name, locale, createdAt } = user;
        await insertAll(sql, 'user', [{ ...user, updatedAt: createdAt }]);
        const registered: DomainEvent = {
          type: 'user.registered',
          subjectId: id,
          payload: { username, email, name, locale },
        };
        await record(sql, [registered], createdAt);
        if (link) {
          await sql(
            `INSERT INTO one_time_link (hash, user_id, purpose, email, created_at, expires_at)
             VALUES ($1, $2, 'RESET_PASSWORD', $3, $4, $5)`,
            [link.hash, id, email, createdAt, link.expiresAt],
          );
        }
        await appendAudit(sql, [{ action: 'admin.create', subjectId: id }], createdAt);
      }),

    promote: (id) =>
      inTransaction(async () => {
        await sql(`UPDATE "user" SET role = 'ADMIN', updated_at = now() WHERE id = $1 AND deleted_at IS NULL`, [id]);
        await appendAudit(
          sql,
          [{ action: 'admin.promote', subjectId: id, detail: { role: { before: 'USER', after: 'ADMIN' } } }],
          new Date(),
        );
      }),
  };
}
