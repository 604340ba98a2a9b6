import type { ReadyAnswer } from '@/application/ports';
import { namesTag } from '../headers';
import type { ApiRequest } from '../request';
import type { Answer } from './answer';

/** Answers that are written once and sent to many: under which key, in which form, and who has them already. */

/** Where it is not refused by a quality of zero. */
export const acceptsGzip = (accepted: string | null) =>
  accepted !== null && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accepted);

const withoutBody = ({ 'content-type': _, ...headers }: Readonly<Record<string, string>>) => headers;

/** `ready` as this reader is to have it: compressed, or not at all. */
export async function sendReady(ready: ReadyAnswer, { headers: asked }: Pick<ApiRequest, 'headers'>): Promise<Answer> {
  const { headers, body } = ready;
  const { etag = '' } = headers;
  const known = asked.get('if-none-match');
  if (known && namesTag(known, etag)) return { status: 304, headers: withoutBody(headers), body: null };
  const gzipped = acceptsGzip(asked.get('accept-encoding')) ? await ready.gzipped() : null;
  if (!gzipped) return { status: 200, headers: { ...headers }, body };
  // Other bytes may not carry the same strong tag (RFC 9110, 8.8.1).
  return { status: 200, headers: { ...headers, etag: `W/${etag}`, 'content-encoding': 'gzip' }, body: gzipped };
}

/**
 * One key for what is one question: parameters in whatever order, save that values of one name keep theirs. `readsQuery`:
 * whether parameters make a difference at all; where not, made-up ones would each read the database and fill the memory.
 */
export function answerKey({ path, search }: Pick<ApiRequest, 'path' | 'search'>, readsQuery = true): string {
  if (!readsQuery || search.length < 2) return path;
  const parts = search.slice(1).split('&');
  if (parts.length === 1) return path + search;
  // `sort` and `%73ort` are one name, whose values must keep their order.
  if (parts.some((part) => /^[^=]*[%+]/.test(part))) return path + search;
  const named = parts.map((part) => [part.split('=', 1)[0] ?? '', part] as const);
  named.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return `${path}?${named.map(([, part]) => part).join('&')}`;
}
