import { AppError } from '../../domain/errors.ts';
import { Prisma } from './generated/client.ts';
import { databaseRoom } from './room.ts';

/** What PostgreSQL objected to, whichever driver layer reports it. */
type Violation = { index: string | undefined };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function dig(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** A field that PostgreSQL's own errors carry, as `pg` hands them over. */
export const sqlErrorField = (error: unknown, field: 'code' | 'constraint'): unknown =>
  error instanceof Error ? dig(error, field) : undefined;

/** The unique index that `error` broke; null where it is something else. */
export function uniqueViolation(error: unknown): Violation | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const cause = dig(error.meta, 'driverAdapterError', 'cause');
  // Prisma's own writes have a code of their own for it; statements of ours do not.
  if (error.code !== 'P2002' && dig(cause, 'kind') !== 'UniqueConstraintViolation') return null;
  const constraint = dig(cause, 'constraint');
  const index = dig(constraint, 'index');
  const fields = dig(constraint, 'fields');
  return { index: typeof index === 'string' ? index : Array.isArray(fields) ? fields.join('_') : undefined };
}

/** Whether PostgreSQL undid the transaction because of another one at the same moment: run again, it may succeed. */
export function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const cause = dig(error.meta, 'driverAdapterError', 'cause');
  return error.code === 'P2034' || ['40P01', '40001'].includes(String(dig(cause, 'originalCode')));
}

// SQLSTATE classes and driver codes that mean "the database is away", not "the request is wrong".
const AWAY =
  /^(08|57P0|57014|55P03|25P03)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$|^P(1001|1002|1008|1017|2024|2028)$/;
// What Prisma's driver adapter makes of the same.
const AWAY_KIND = /^(ConnectionClosed|DatabaseNotReachable|SocketTimeout)$/;
const AWAY_TEXT =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Can't reach database|Client has encountered a connection error|not queryable|the database system is/i;

// Insufficient resources (disk, memory, connections), and a disk that fails (58030).
const NO_ROOM = /^(53|58030)/;

/** An error and what caused it, outermost first, with the codes and kinds that drivers hang on them. */
function* layersOf(error: unknown) {
  for (let depth = 0, at: unknown = error; isObject(at) && depth < 5; depth += 1) {
    yield {
      code: dig(at, 'originalCode') ?? dig(at, 'code'),
      kind: dig(at, 'kind'),
      severity: dig(at, 'severity'),
      message: at instanceof Error ? at.message : '',
    };
    at = dig(at, 'meta', 'driverAdapterError') ?? dig(at, 'cause');
  }
}

/**
 * Whether PostgreSQL is there and refuses for want of disk, memory or connections. Nothing was written, and waiting on
 * the same connection helps nobody. In a panic it says so too and then dies with its log half written: that is away.
 */
export function isOutOfRoom(error: unknown): boolean {
  for (const { code, kind, severity } of layersOf(error)) {
    if (severity === 'PANIC') return false;
    if ((typeof code === 'string' && NO_ROOM.test(code)) || kind === 'TooManyConnections') return true;
  }
  return false;
}

/** Whether a later try may succeed because only the connection failed. */
export function isDatabaseAway(error: unknown): boolean {
  for (const { code, kind, severity, message } of layersOf(error)) {
    if (severity === 'PANIC' || (typeof code === 'string' && AWAY.test(code))) return true;
    if (AWAY_KIND.test(String(kind)) || AWAY_TEXT.test(message)) return true;
  }
  return false;
}

/** The code nearest to what failed, for the log. */
export function failureCode(error: unknown): string {
  const codes = [...layersOf(error)].flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
  return codes.at(-1) ?? (error instanceof Error ? error.name : typeof error);
}

export const unavailable = (cause: unknown) =>
  new AppError('UNAVAILABLE', 'The service is catching its breath. Try again in a moment.', { retryAfter: 2, cause });

/** The answer to whoever wrote while there was no room; from then on the room is watched. */
export function outOfRoom(cause: unknown): AppError {
  databaseRoom().lost(cause);
  return new AppError('UNAVAILABLE', 'There is no room to write anything right now. Try again soon.', {
    retryAfter: 5,
    cause,
  });
}

// What the database says to a call that was under way when its account was deleted (migration erasure).
const ACCOUNT_GONE = /\buser_deleted_check\b|account [0-9a-f-]{36} was deleted/;

function isOfDeletedAccount(error: unknown): boolean {
  for (const { message } of layersOf(error)) if (ACCOUNT_GONE.test(message)) return true;
  return false;
}

/** `error` as its reader should meet it: an outage of the database is UNAVAILABLE, anything unforeseen INTERNAL. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isOutOfRoom(error)) return outOfRoom(error);
  if (isDatabaseAway(error)) return unavailable(error);
  if (isOfDeletedAccount(error)) return new AppError('UNAUTHORIZED', 'This account was deleted.', { cause: error });
  return new AppError('INTERNAL', 'The request failed. It was logged.', { cause: error });
}
