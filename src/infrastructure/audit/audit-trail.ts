import { createHmac } from 'node:crypto';
import type { AuditEntry, AuditTrail } from '../../application/audit/ports.ts';
import type { Database } from '../db/prisma.ts';
import { prismaSql } from '../db/sql.ts';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';
import { outsideRequest, requestContext } from '../request-context.ts';
import { appendAudit } from './audit-log.ts';
import { refusedSignIns } from './refused-sign-ins.ts';

const MINUTE_MS = 60_000;
const SHORT = 16;

const counting = processWide<{ sum?: () => Promise<void> }>('refused-sign-ins', () => ({}));

/** For the server's end: what was only counted by then. */
export const writeRefusedSignIns = async (): Promise<void> => counting().sum?.();

/** `secret` keeps whoever reads the log from trying names until their hash is there. */
export function auditTrail(database: () => Database, secret: string): AuditTrail {
  const write = (entries: AuditEntry[]) => appendAudit(prismaSql(database()), entries, new Date());
  const refused = refusedSignIns({
    write,
    source: () => requestContext()?.address ?? '',
    hash: (login) => createHmac('sha256', `audit:${secret}`).update(login).digest('hex').slice(0, SHORT),
    inAMinute: (work) => {
      const logged = (err: unknown) => logger().error({ err }, 'refused sign-ins could not be summed up');
      // The sum is of many callers, not of the one who was first.
      outsideRequest(() => setTimeout(() => work().catch(logged), MINUTE_MS).unref());
    },
  });
  counting().sum = refused.sum;
  return { record: (entry) => write([entry]), refusedSignIn: refused.note };
}
