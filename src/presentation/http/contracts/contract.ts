import { z } from 'zod';
import type { ErrorCode } from '@/domain/errors';
import type { RateLimit } from './limits';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** `types` as a request names them, `image/*` for all of a kind. */
export type Upload = { types: readonly string[]; maxBytes: number };

/** An endpoint as a whole. Routes, tests, the browser's client and the API's description are derived from it. */
export type Contract = {
  method: Method;
  /** `/api/events/{id}` */
  path: `/api/${string}`;
  summary: string;
  /**
   * Who may knock, an admin always. What somebody may do with the thing they ask for is decided by the use case: an
   * organiser, or whoever works at the door, only with what is of their own events. An operator has no account:
   * operator.ts says how they are known.
   */
  caller: 'anyone' | 'signed-in' | 'door' | 'organiser' | 'admin' | 'operator';
  limit: RateLimit;
  /** The same answer for every visitor: kept ready for a second, with `ETag` and 304. Without it nothing is kept. */
  cache?: 'public';
  params?: z.ZodObject;
  /** By name in camel case: `ifMatch` is the header `If-Match`. */
  headers?: Readonly<Record<string, z.ZodType>>;
  query?: z.ZodType;
  /** An optional one may be left out altogether. */
  body?: z.ZodType;
  /** The body as it is, of these types, in place of JSON. What is in it decides, not what it is called. */
  upload?: Upload;
  /** What a success looks like, by status; null for an answer without a body. */
  answers: Readonly<Record<number, z.ZodType | null>>;
  /** What a success sends one by one, by the name of the event, where it is `text/event-stream`. */
  events?: Readonly<Record<string, z.ZodType>>;
  /** The codes it can refuse with, beyond those of `errorsOf` that follow from the rest. */
  errors: readonly ErrorCode[];
};

/** An answer that is a file of this type and no JSON. */
export const fileOf = (type: string) => z.file().mime(type);

/** An answer that is a stream of server-sent events: those of `events`. https://html.spec.whatwg.org/#server-sent-events */
export const eventStream = fileOf('text/event-stream');

export const contract = <const C extends Contract>(definition: C) => definition;

/** What any endpoint can answer, whatever it does: a bad token is refused on public addresses, too. */
const EVERYWHERE: readonly ErrorCode[] = ['UNAUTHORIZED', 'RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'];
const OF_A_BODY: readonly ErrorCode[] = ['MALFORMED_JSON', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'];

/** Every code that an endpoint can refuse with. */
export function errorsOf({ method, caller, headers, query, body, upload, errors }: Contract): Set<ErrorCode> {
  const reads = headers || query || body || upload;
  return new Set<ErrorCode>([
    ...EVERYWHERE,
    ...(reads ? (['VALIDATION_ERROR'] as const) : []),
    ...(body || upload ? OF_A_BODY : []),
    // A cookie that comes from another site, a role or a key that is not good for this.
    ...(method !== 'GET' || caller !== 'anyone' ? (['FORBIDDEN'] as const) : []),
    ...errors,
  ]);
}

/** `ifNoneMatch` → `If-None-Match` */
export const headerName = (name: string) =>
  name
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
    .replaceAll(/[A-Z]/g, (letter, at) => (at ? `-${letter}` : letter));
