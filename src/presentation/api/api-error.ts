import { ERROR_CODES, type ErrorCode, type FieldError } from '@/domain/errors';

/** The API refused. What it says of why, or what the status alone tells where a proxy answered instead. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  /** The whole of what the answer tells, `availableTickets` or `currentVersion` for one. */
  readonly facts: Record<string, unknown>;
  /** Milliseconds until the same call may succeed, where the answer says. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, problem: Record<string, unknown>, retryAfterMs: number | undefined) {
    const code = ERROR_CODES.find((known) => known === problem.code) ?? codeOfStatus(status);
    super(typeof problem.detail === 'string' ? problem.detail : `The API answered ${status}.`);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    const { errors, ...facts } = problem;
    this.fields = Array.isArray(errors) ? errors.filter(isFieldError) : [];
    this.facts = facts;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No answer came, or only a part of it: what was asked for may have happened. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('The API could not be reached.', { cause });
    this.name = 'NetworkError';
  }
}

const isFieldError = (value: unknown): value is FieldError =>
  typeof value === 'object' && value !== null && 'field' in value && 'code' in value;

function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'UNAUTHORIZED';
    case 403:
      return 'FORBIDDEN';
    case 404:
      return 'RESOURCE_NOT_FOUND';
    case 413:
      return 'PAYLOAD_TOO_LARGE';
    case 429:
      return 'RATE_LIMITED';
    case 502:
    case 503:
    case 504:
      return 'UNAVAILABLE';
    default:
      return 'INTERNAL';
  }
}

/** The error of an answer that is no success. */
export async function readApiError(response: Response): Promise<ApiError> {
  const problem: unknown = await response.json().catch(() => null);
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return new ApiError(
    response.status,
    typeof problem === 'object' && problem !== null ? { ...problem } : {},
    seconds > 0 ? seconds * 1000 : undefined,
  );
}
