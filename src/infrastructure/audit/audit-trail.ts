import { createHmac } from 'node:crypto';
import type { AuditEntry, AuditTrail } from '../../application/audit/ports.ts';
import type { Database } from '../db/prisma.ts';
import { prismaSql } from '../db/sql.ts';
import { logger } from '../logger.ts';
import { requestContext } from '../request-context.ts';
import { appendAudit } from './audit-log.ts';
import { refusedSignIns } from './refused-sign-ins.ts';

const MINUTE_MS = 60_000;
const SHORT = 16;

/** `secret` keeps whoever reads the log from trying names until their hash is there. */
export function auditTrail(database: () => Database, secret: string): AuditTrail {
  const write = (entries: AuditEntry[]) => appendAudit(prismaSql(database()), entries, new Date());
  const refused = refusedSignIns({
    write,
    source: () => requestContext()?.address ?? '',
    hash: (login) => createHmac('sha256', `audit:${secret}`).update(login).digest('hex').slice(0, SHORT),
    inAMinute: (work) => {
      const logged = (err: unknown) => logger().error({ err }, 'refused sign-ins could not be summed up');
      setTimeout(() => work().catch(logged), MINUTE_MS).unref();
    },
  });
  return { record: (entry) => write([entry]), refusedSignIn: refused.note };
}
