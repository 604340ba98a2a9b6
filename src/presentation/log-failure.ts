import { platform } from '@/composition';
import type { AppError } from '@/domain/errors';

/**
 * What could not be answered, with what lies behind it. Refusals for want of room, of time or of the database come by
 * the thousands just when the log costs most: the first of each kind is told, the rest are counted.
 */
export function logFailure(known: AppError, where: { requestId?: string; instance: string }): void {
  const { code, message, cause } = known;
  if (code !== 'UNAVAILABLE') {
    platform.logger.error({ ...where, code, err: cause ?? known }, message);
    return;
  }
  const kind = cause ? `${message} (${platform.failureCode(cause)})` : message;
  platform.warnings().warn(kind, { ...where, code, ...(cause ? { err: cause } : {}) }, message);
}
