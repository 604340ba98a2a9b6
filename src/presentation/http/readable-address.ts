import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@/domain/errors';
import { problemBody, STATUS } from './problem-body';
import { securityHeaders } from './security-headers';

const malformed = new AppError('VALIDATION_ERROR', 'The address is not valid.');

/** Whether Next can make sense of the address. One that it cannot would end as its error page, status 500. */
export function isReadable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    return !decodeURIComponent(url.split('?', 1)[0] ?? '').includes('\0');
  } catch {
    return false;
  }
}

/** The answer to an address that nobody can read. */
export function refuseAddress(request: IncomingMessage, response: ServerResponse): void {
  const requestId = randomUUID();
  // The body is read and dropped, or the connection could not be used again.
  request.resume();
  const body = JSON.stringify(problemBody(malformed, { instance: request.url ?? '', requestId }));
  response.writeHead(STATUS[malformed.code], {
    ...securityHeaders(false),
    'content-length': Buffer.byteLength(body),
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  response.end(body);
}
