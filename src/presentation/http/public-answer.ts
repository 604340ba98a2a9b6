import { createHash } from 'node:crypto';
import type { ReadyAnswer } from '@/application/ports';
import { platform } from '@/composition';

const VARY = 'accept-encoding, authorization, cookie';

const printOf = (body: Buffer) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;

/** An answer for anybody, with a tag of its own bytes. `json` may be a page, where `headers` say so. */
export function publicAnswer(json: string, headers: Readonly<Record<string, string>>): ReadyAnswer {
  const body = Buffer.from(json);
  return platform.readyAnswer(body, {
    'content-type': 'application/json',
    'cache-control': 'no-cache',
    vary: VARY,
    ...headers,
    etag: headers.etag ?? printOf(body),
  });
}
