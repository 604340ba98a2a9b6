import type { AccessReads, HeldEventRole, ListedPerson, PeopleFilter } from '../../../application/access/ports.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { Database } from '../../db/prisma.ts';
import { findInvitation, listOpenInvitations } from './invitations.ts';

/** Who has an account, and what they may. Nothing here tells of a deleted one. */

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The two kinds of staff by an index each: together they are few, whatever the number of accounts. */
const STAFF = Prisma.sql`u.id IN (
  SELECT id FROM "user" WHERE role = 'ADMIN' UNION SELECT user_id FROM event_staff)`;

function conditions({ q, who }: PeopleFilter): Prisma.Sql {
  const found = [Prisma.sql`u.deleted_at IS NULL`];
  if (who === 'staff') found.push(STAFF);
  if (q) found.push(Prisma.sql`lower(u.name || ' ' || u.username || ' ' || u.email) LIKE lower(${like(q)})`);
  return Prisma.join(found, ' AND ');
}

const PERSON = Prisma.sql`
  u.id, u.name, u.username, u.email, u.role, u.email_verified_at IS NOT NULL AS "isEmailVerified",
  u.created_at AS "createdAt", s.organises, s.doors
  FROM "user" u CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE role = 'ORGANISER')::int AS organises, count(*) FILTER (WHERE role = 'DOOR')::int AS doors
    FROM event_staff WHERE user_id = u.id
  ) s`;

async function eventRolesOf(database: () => Database, userId: string): Promise<HeldEventRole[]> {
  const rows = await database().eventStaff.findMany({
    where: { userId },
    select: { role: true, event: { select: { id: true, slug: true, name: true, startsAt: true, timeZone: true } } },
    orderBy: [{ event: { startsAt: 'asc' } }, { eventId: 'asc' }],
  });
  return rows;
}

export const accessReads = (database: () => Database): AccessReads => ({
  async list(filter, { offset, limit }) {
    const where = conditions(filter);
    const [rows, [counted]] = await Promise.all([
      database().$queryRaw<ListedPerson[]>`
        SELECT ${PERSON} WHERE ${where} ORDER BY u.created_at DESC, u.id DESC LIMIT ${limit} OFFSET ${offset}`,
      database().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM "user" u WHERE ${where}`,
    ]);
    return { rows, total: counted?.total ?? 0 };
  },

  async find(id) {
    const [[person], eventRoles] = await Promise.all([
      database().$queryRaw<ListedPerson[]>`SELECT ${PERSON} WHERE u.id = ${id}::uuid AND u.deleted_at IS NULL`,
      eventRolesOf(database, id),
    ]);
    return person ? { person, eventRoles } : null;
  },

  async namesOf(ids) {
    if (ids.length === 0) return new Map();
    const users = await database().user.findMany({
      where: { id: { in: [...ids] }, deletedAt: null },
      select: { id: true, username: true },
    });
    return new Map(users.map(({ id, username }) => [id, username]));
  },

  openInvitations: (now, limit) => listOpenInvitations(database(), now, limit),
  findInvitation: (hash) => findInvitation(database(), hash, Prisma.empty),
});
