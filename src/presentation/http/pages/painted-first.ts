import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { routing } from '../../i18n/routing';
import { localePath, paths } from '../../paths';
import { acceptsGzip } from '../answers/ready-answer';
import { paintedPage } from './sleeping-page';
import { type Handle, sendWhole, varyByEncoding, wholeResponse } from './whole-response';

/**
 * The pages on which one signs in or up, with nothing before their first painting but what is painted: on a slow line,
 * 200 KB of scripts shared it with the style and the fonts. They are made for each reader, and their forms work unscripted.
 */

const PATHS: ReadonlySet<string> = new Set(
  routing.locales.flatMap((locale) => [paths.login, paths.register].map((path) => localePath(locale, path))),
);

const isDocument = ({ method, url = '', headers }: IncomingMessage) =>
  method === 'GET' && headers.rsc === undefined && PATHS.has(url.split('?', 1)[0] ?? '');

const compress = promisify(gzip);

/** Leaves everything else to `handle` as it is. */
export function paintedFirst(handle: Handle): Handle {
  return async (request, response) => {
    if (!isDocument(request)) return handle(request, response);
    const isGzipped = acceptsGzip(request.headers['accept-encoding'] ?? null);
    request.headers['accept-encoding'] = undefined;
    const { status, headers, body } = await wholeResponse(handle, request);
    const painted = Buffer.from(paintedPage(body.toString()));
    const vary = varyByEncoding([headers.vary ?? []].flat().join(', '));
    const whole = { status, headers, body: isGzipped ? await compress(painted) : painted };
    sendWhole(request, response, whole, { vary, ...(isGzipped ? { 'content-encoding': 'gzip' } : {}) });
  };
}
