import type {
  PlannedPublication,
  PublicationReads,
  PublicationWrites,
} from '../../../application/publications/ports.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { prismaSql, type Sql } from '../../db/sql.ts';

const COLUMNS = 'p.event_id AS "eventId", p.publish_at AS "publishAt"';
const OF_DRAFTS = `planned_publication p JOIN event e ON e.id = p.event_id AND e.status = 'DRAFT'`;

export function publicationWrites(client: TransactionClient): PublicationWrites {
  const sql = prismaSql(client);
  return {
    publications: {
      async plan({ eventId, publishAt }) {
        await sql(
          `INSERT INTO planned_publication (event_id, publish_at) VALUES ($1::uuid, $2::timestamptz)
           ON CONFLICT (event_id) DO UPDATE SET publish_at = excluded.publish_at`,
          [eventId, publishAt],
        );
      },

      async forget(eventId) {
        await sql('DELETE FROM planned_publication WHERE event_id = $1::uuid', [eventId]);
      },

      async find(eventId) {
        const [found] = await sql<PlannedPublication>(
          `SELECT ${COLUMNS} FROM ${OF_DRAFTS} WHERE p.event_id = $1::uuid`,
          [eventId],
        );
        return found ?? null;
      },
    },
  };
}

export const publicationReads = (sql: Sql): PublicationReads => ({
  planned: (eventIds) =>
    sql<PlannedPublication>(`SELECT ${COLUMNS} FROM ${OF_DRAFTS} WHERE p.event_id = ANY($1::uuid[])`, [eventIds]),

  async due(now, limit) {
    const rows = await sql<{ eventId: string }>(
      `SELECT p.event_id AS "eventId" FROM ${OF_DRAFTS} WHERE p.publish_at <= $1::timestamptz
       ORDER BY p.publish_at LIMIT $2::int`,
      [now, limit],
    );
    return rows.map(({ eventId }) => eventId);
  },
});
