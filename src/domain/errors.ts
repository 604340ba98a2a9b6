/** Every way a request can be refused. The HTTP status of each stands in `presentation/http/problem.ts`. */
export const ERROR_CODES = [
  'VALIDATION_ERROR',
  'MALFORMED_JSON',
  'UNAUTHORIZED',
  'INVALID_CREDENTIALS',
  'SECOND_FACTOR_REQUIRED',
  'FORBIDDEN',
  'RESOURCE_NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'CONFLICT',
  'INSUFFICIENT_CAPACITY',
  'OPTIMISTIC_LOCK_ERROR',
  'SALES_CLOSED',
  'EVENT_HAS_TICKETS',
  'ALREADY_CHECKED_IN',
  'IDEMPOTENCY_IN_PROGRESS',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'IDEMPOTENCY_KEY_REUSED',
  'RATE_LIMITED',
  'INTERNAL',
  'UNAVAILABLE',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** One input at fault: `field` is its dotted path, `code` a key of the translated `fieldErrors` messages. */
export type FieldError = { field: string; code: string; message: string; params?: Record<string, string | number> };

type Details = {
  fields?: FieldError[];
  /** Seconds after which the same request may succeed. */
  retryAfter?: number;
  /** Facts the client may act on, merged into the problem body (`currentVersion`, `usedAt`, …). */
  facts?: Record<string, string | number | boolean | null>;
  /** For the log only. */
  cause?: unknown;
};

/** The only error that use cases throw on purpose. `message` is English and safe to show; the person sees the translation by `code`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  readonly retryAfter: number | undefined;
  readonly facts: Record<string, string | number | boolean | null>;

  /** Next bundles this module once for pages and once for route handlers; what one copy throws, the other must know. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AppError' && 'code' in value && 'facts' in value;
  }

  constructor(code: ErrorCode, publicMessage: string, { fields = [], retryAfter, facts = {}, cause }: Details = {}) {
    super(publicMessage, { cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
    this.retryAfter = retryAfter;
    this.facts = facts;
  }
}
