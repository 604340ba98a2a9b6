import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@/domain/errors';
import { METHODS } from './contracts/contract';
import { problemBody, STATUS } from './problem-body';
import { securityHeaders } from './security-headers';

const malformed = new AppError('VALIDATION_ERROR', 'The address is not valid.');
const noTrace = new AppError('METHOD_NOT_ALLOWED', 'This server does not take TRACE.');
const ALLOW = [...METHODS, 'HEAD', 'OPTIONS'].join(', ');

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

/** Why nobody can be asked this: an address that cannot be read, or a method that no `Request` may have. */
export function refusalOf({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): AppError | null {
  if (method === 'TRACE') return noTrace;
  return isReadable(url) ? null : malformed;
}

/** Answers `request` with `refusal`, before Next sees it. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: AppError): void {
  const requestId = randomUUID();
  // The body is read and dropped, or the connection could not be used again.
  request.resume();
  const body = JSON.stringify(problemBody(refusal, { instance: request.url ?? '', requestId }));
  response.writeHead(STATUS[refusal.code], {
    ...securityHeaders(false),
    'content-length': Buffer.byteLength(body),
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(refusal === noTrace ? { allow: ALLOW } : {}),
  });
  response.end(body);
}
