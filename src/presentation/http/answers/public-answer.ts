import { createHash } from 'node:crypto';
import type { ReadyAnswer } from '@/application/ports';
import { platform } from '@/composition';

const VARY = 'accept-encoding, authorization, cookie';

const printOf = (body: Buffer) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;

/** An answer for anybody, with a tag of its own bytes. It is JSON unless `headers` say otherwise. */
export function publicAnswer(
  text: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): ReadyAnswer {
  const body = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
  return platform.readyAnswer(body, {
    'content-type': 'application/json',
    'cache-control': 'no-cache',
    vary: VARY,
    ...headers,
    etag: headers.etag ?? printOf(body),
  });
}
