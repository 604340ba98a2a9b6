import { z } from 'zod';
import { instant, pageQuery, written } from '../schema.ts';

const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

export const auditQuery = z.strictObject({
  ...pageQuery,
  action: written(/^[a-z-]{1,40}\.[a-z-]{1,40}$/, 'audit_action')
    .optional()
    .meta({ examples: ['session.refuse'] }),
  actorId: z.uuid().optional(),
  subjectId: z.uuid().optional(),
  from: moment.optional().meta({ description: 'From this moment on.' }),
  to: moment.optional().meta({ description: 'Before this moment.' }),
});
export type AuditQuery = z.output<typeof auditQuery>;

/** Contract: GET /api/audit. */
export const auditEntryDto = z.strictObject({
  id: z.uuid(),
  at: instant,
  action: z.string(),
  actor: z.strictObject({ kind: z.string().nullable(), id: z.uuid().nullable() }),
  sessionId: z.uuid().nullable(),
  address: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntryDto = z.output<typeof auditEntryDto>;
