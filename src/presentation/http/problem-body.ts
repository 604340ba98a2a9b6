import type { AppError, ErrorCode } from '@/domain/errors';

/** The one table of HTTP statuses. */
export const STATUS: Record<ErrorCode, number> = {
  VALIDATION_ERROR: 400,
  MALFORMED_JSON: 400,
  UNAUTHORIZED: 401,
  INVALID_CREDENTIALS: 401,
  SECOND_FACTOR_REQUIRED: 401,
  FORBIDDEN: 403,
  RESOURCE_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  INSUFFICIENT_CAPACITY: 409,
  OPTIMISTIC_LOCK_ERROR: 409,
  SALES_CLOSED: 409,
  EVENT_HAS_TICKETS: 409,
  ALREADY_CHECKED_IN: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

const TITLES: Record<ErrorCode, string> = {
  VALIDATION_ERROR: 'Some input is not valid',
  MALFORMED_JSON: 'The body is not JSON',
  UNAUTHORIZED: 'Not signed in',
  INVALID_CREDENTIALS: 'Wrong username or password',
  SECOND_FACTOR_REQUIRED: 'A second factor is needed',
  FORBIDDEN: 'Not allowed',
  RESOURCE_NOT_FOUND: 'Not found',
  METHOD_NOT_ALLOWED: 'Method not allowed',
  CONFLICT: 'In conflict with what is there',
  INSUFFICIENT_CAPACITY: 'Not enough seats left',
  OPTIMISTIC_LOCK_ERROR: 'Changed by somebody else meanwhile',
  SALES_CLOSED: 'Not on sale',
  EVENT_HAS_TICKETS: 'Tickets were sold',
  ALREADY_CHECKED_IN: 'Checked in before',
  IDEMPOTENCY_IN_PROGRESS: 'The same request is still running',
  PAYLOAD_TOO_LARGE: 'The body is too large',
  UNSUPPORTED_MEDIA_TYPE: 'The body must be JSON',
  IDEMPOTENCY_KEY_REUSED: 'The Idempotency-Key belongs to another request',
  RATE_LIMITED: 'Too many requests',
  INTERNAL: 'Something went wrong on our side',
  UNAVAILABLE: 'Not available right now',
};

export type Where = { instance: string; requestId: string };

/** An error as the body of an `application/problem+json` answer (RFC 9457). */
export const problemBody = ({ code, message, fields, facts }: AppError, { instance, requestId }: Where) => ({
  type: `urn:eventhub:problem:${code.toLowerCase().replaceAll('_', '-')}`,
  title: TITLES[code],
  status: STATUS[code],
  detail: message,
  code,
  instance,
  requestId,
  errors: fields,
  ...facts,
});
