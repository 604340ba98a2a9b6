import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { routing } from '../i18n/routing';
import { localePath, paths } from '../paths';
import { SESSION_COOKIE } from '../session-cookie';
import { acceptsGzip } from './ready-answer';
import { sleepingPage } from './sleeping-page';
import { type Handle, sendWhole, varyByEncoding, wholeResponse } from './whole-response';

/**
 * The pages on which one signs in or opens an account, for those who did not: forms that work without a script, so their
 * scripts sleep until the page is seen. Made for one reader, what runs in them has this answer's nonce.
 */

const PAGES: ReadonlySet<string> = new Set(
  routing.locales.flatMap((locale) =>
    [paths.login, paths.register, paths.forgotPassword].map((path) => localePath(locale, path)),
  ),
);

const compress = promisify<Buffer, Buffer<ArrayBuffer>>(gzip);

const isForVisitor = ({ method, url = '', headers }: IncomingMessage) =>
  method === 'GET' &&
  PAGES.has(url.split('?', 1)[0] ?? '') &&
  headers.rsc === undefined &&
  !headers.cookie?.includes(SESSION_COOKIE);

const NONCE = /<script(?=\s)[^>]*\snonce="([A-Za-z0-9+/=]+)"/;

export function sleepingDoors(handle: Handle): Handle {
  return async (request, response) => {
    if (!isForVisitor(request)) return handle(request, response);
    const accepted = request.headers['accept-encoding'] ?? null;
    delete request.headers['accept-encoding'];
    const whole = await wholeResponse(handle, request);
    const written = whole.body.toString();
    const nonce = NONCE.exec(written)?.[1];
    // Anything else than the page itself: a redirect, an error.
    if (whole.status !== 200 || !nonce) return sendWhole(request, response, whole, {});
    const body = Buffer.from(sleepingPage(written, nonce).html);
    const isSmaller = acceptsGzip(accepted);
    const extra = {
      vary: varyByEncoding([whole.headers.vary ?? ''].flat().join(', ')),
      ...(isSmaller ? { 'content-encoding': 'gzip' } : {}),
    };
    sendWhole(request, response, { ...whole, body: isSmaller ? await compress(body) : body }, extra);
  };
}
