import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@/domain/errors';
import { METHODS } from '../contracts/contract';
import { problemBody, STATUS } from '../problem-body';
import { dataHeaders } from '../security-headers';

/** What is refused before Next sees it, because Next would make an error of its own out of it. */

const malformed = new AppError('VALIDATION_ERROR', 'The address is not valid.');
const noTrace = new AppError('METHOD_NOT_ALLOWED', 'This server does not take TRACE.');
const noPageMethod = new AppError('METHOD_NOT_ALLOWED', 'A page takes GET, HEAD, POST.');

/** What an address takes that is refused for its method. */
const ALLOW = new Map([
  [noTrace, [...METHODS, 'HEAD', 'OPTIONS'].join(', ')],
  [noPageMethod, 'GET, HEAD, POST'],
]);
const PAGE_METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'POST']);

type Asked = Pick<IncomingMessage, 'method' | 'url'>;

/** Whether `url` is one of a page or a file, and not of the API. */
export const isPage = ({ url = '' }: Asked) => !/^\/api(?:[/?]|$)/.test(url);

/** Whether Next can make sense of the address. One that it cannot would end as its error page, status 500. */
function isReadable(url: string): boolean {
  // `OPTIONS *` asks about the server and names nothing of it.
  if (url === '*') return false;
  if (!url.includes('%')) return true;
  try {
    return !decodeURIComponent(url.split('?', 1)[0] ?? '').includes('\0');
  } catch {
    return false;
  }
}

/** Why nobody can be asked this: an address that cannot be read, or a method that it does not have. */
export function refusalOf(asked: Asked): AppError | null {
  if (asked.method === 'TRACE') return noTrace;
  if (!isReadable(asked.url ?? '')) return malformed;
  return isPage(asked) && !PAGE_METHODS.has(asked.method) ? noPageMethod : null;
}

type How = {
  /** The rest of the body is not worth waiting for. */
  isLast?: boolean;
  headers?: Record<string, string>;
};

/** Answers `request` with `refusal`. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: AppError,
  { isLast = false, headers = {} }: How = {},
): void {
  if (response.destroyed) return;
  const requestId = randomUUID();
  // The body is read and dropped, or the connection could not be used again.
  request.resume();
  const body = JSON.stringify(problemBody(refusal, { instance: request.url ?? '', requestId }));
  const allow = ALLOW.get(refusal);
  response.writeHead(STATUS[refusal.code], {
    ...dataHeaders,
    'content-length': Buffer.byteLength(body),
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(allow ? { allow } : {}),
    ...(refusal.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) }),
    ...headers,
    ...(isLast ? { connection: 'close' } : {}),
  });
  response.end(body);
}
