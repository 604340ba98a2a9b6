import type { EventRole, EventRoles } from '../../../domain/user.ts';
import { Prisma } from '../../db/generated/client.ts';

/** The event roles of a user `u`, for the statement that reads the rest of them. */
export const EVENT_ROLES = Prisma.sql`(
  SELECT jsonb_object_agg(s.event_id, s.role) FROM event_staff s WHERE s.user_id = u.id)`;

export type EventRolesColumn = Record<string, EventRole> | null;

export const toEventRoles = (column: EventRolesColumn): EventRoles | null => column && new Map(Object.entries(column));
