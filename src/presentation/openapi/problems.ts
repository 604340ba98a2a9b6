import { AppError, ERROR_CODES, type ErrorCode } from '@/domain/errors';
import { type Contract, errorsOf } from '../http/contracts/contract';
import { problemBody, STATUS } from '../http/problem-body';
import type { JsonSchema } from './json-schemas';

/** The refusals of the document, from the tables that the running ones are made of. */

const REQUEST_ID = '0192f0c1-7b1e-7c3a-9d39-6f1f0f1f7a10';

/** What each code means to whoever calls, and what to do about it. */
const MEANINGS: Record<ErrorCode, string> = {
  VALIDATION_ERROR: 'Fields, parameters or headers are not valid: `errors` names each.',
  MALFORMED_JSON: 'The body cannot be read as JSON.',
  UNAUTHORIZED: 'No token where one is needed, or one that is no longer good: refresh it or sign in.',
  INVALID_CREDENTIALS: 'The password, the code or the passkey is wrong.',
  SECOND_FACTOR_REQUIRED: 'The password is right; send it again with `code`.',
  FORBIDDEN: 'Whoever calls may not do this, or a cookie came from another site.',
  RESOURCE_NOT_FOUND: 'There is no such thing, or it is somebody else’s.',
  METHOD_NOT_ALLOWED: 'The address does not take this method; `Allow` names those it takes.',
  CONFLICT: 'What is there does not allow it: `reason` or `errors` says why.',
  INSUFFICIENT_CAPACITY: 'Fewer seats are left than were asked for. Nothing was bought.',
  OPTIMISTIC_LOCK_ERROR: 'Somebody else changed it meanwhile: read it again, then repeat.',
  SALES_CLOSED: 'The event or the ticket type is not on sale.',
  EVENT_HAS_TICKETS: 'Tickets were sold, so that this cannot change any more.',
  ALREADY_CHECKED_IN: 'The ticket was let in before.',
  IDEMPOTENCY_IN_PROGRESS: 'The same key is being worked on: repeat in a moment.',
  PAYLOAD_TOO_LARGE: 'The body is larger than 64 KB.',
  UNSUPPORTED_MEDIA_TYPE: 'The body must be sent as application/json.',
  IDEMPOTENCY_KEY_REUSED: 'The key was used with another body.',
  RATE_LIMITED: 'Too many requests: wait as long as `Retry-After` says.',
  INTERNAL: 'Something went wrong on our side. It was logged under `requestId`.',
  UNAVAILABLE: 'Busy or out of order for the moment: wait as long as `Retry-After` says, then repeat.',
};

/** `RESOURCE_NOT_FOUND` → `ResourceNotFound` */
const componentOf = (code: ErrorCode) =>
  code
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const exampleOf = (code: ErrorCode) =>
  problemBody(
    new AppError(code, MEANINGS[code], {
      fields: code === 'VALIDATION_ERROR' ? [{ field: 'name', code: 'too_small', message: 'Too small' }] : [],
    }),
    { instance: '/api/…', requestId: REQUEST_ID },
  );

export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'Why a request was refused (RFC 9457). Some codes come with facts of their own beside these fields.',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'In English, safe to show. For a person’s language go by `code`.' },
    code: { type: 'string', enum: ERROR_CODES },
    instance: { type: 'string' },
    requestId: { type: 'string', description: 'Also in `X-Request-Id`. Name it when you ask about a failure.' },
    errors: { type: 'array', items: { $ref: '#/components/schemas/FieldError' } },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'instance', 'requestId', 'errors'],
};

export const fieldErrorSchema: JsonSchema = {
  type: 'object',
  properties: {
    field: { type: 'string', description: 'Dotted path of the field, or the name of the parameter or header.' },
    code: { type: 'string' },
    message: { type: 'string' },
    params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  },
  required: ['field', 'code', 'message'],
  additionalProperties: false,
};

const RETRIED: readonly ErrorCode[] = ['RATE_LIMITED', 'UNAVAILABLE'];

function response(status: number, codes: readonly ErrorCode[]) {
  const headers = {
    'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
    ...(codes.some((code) => RETRIED.includes(code))
      ? { 'Retry-After': { $ref: '#/components/headers/Retry-After' } }
      : {}),
  };
  return {
    description: codes
      .map((code) => (codes.length > 1 ? `\`${code}\`: ${MEANINGS[code]}` : MEANINGS[code]))
      .join('\n\n'),
    headers,
    content: {
      'application/problem+json': {
        schema: {
          allOf: [{ $ref: '#/components/schemas/Problem' }],
          type: 'object',
          properties: { status: { const: status }, code: { enum: codes } },
        },
        examples: Object.fromEntries(codes.map((code) => [code, { summary: MEANINGS[code], value: exampleOf(code) }])),
      },
    },
  };
}

type Response = ReturnType<typeof response> | { $ref: string };

/** A refusal by one code, for those many endpoints that can give it. */
export const problemResponses = Object.fromEntries(
  ERROR_CODES.map((code) => [componentOf(code), response(STATUS[code], [code])]),
);

/** What an endpoint can refuse with, by status. */
export function refusalsOf(contract: Contract): Record<number, Response> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of ERROR_CODES.filter((each) => errorsOf(contract).has(each))) {
    byStatus.set(STATUS[code], [...(byStatus.get(STATUS[code]) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const [only, second] = codes;
      const isShared = only !== undefined && second === undefined;
      return [status, isShared ? { $ref: `#/components/responses/${componentOf(only)}` } : response(status, codes)];
    }),
  );
}
