import http from 'node:http';
import https from 'node:https';
import type { CallAnswer, WebhookCaller } from '../../application/webhooks/ports.ts';
import type { SecretBox } from '../auth/secret-box.ts';
import { type Resolve, receiverAgents, resolveName } from './connections.ts';
import { signedHeaders } from './secrets.ts';

/** From the look-up of the name to the last byte. run-webhooks.ts keeps a call for longer. */
const LONGEST_MS = 15_000;
/** Of an answer that is no success: enough to see what is wrong. */
const ANSWER_CHARACTERS = 500;
const MOST_ANSWER_BYTES = 16 * 1024;

type Options = { box: SecretBox; allowsPrivate: boolean; resolve?: Resolve; longestMs?: number };

/** Why there was no answer, as the words on the screen know it. */
function problemOf(error: unknown): string {
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
  const codes = errors.map((each) => (each instanceof Error && 'code' in each ? String(each.code) : ''));
  const has = (...known: string[]) => codes.some((code) => known.includes(code));
  if (has('ERR_IP_BLOCKED')) return 'private_address';
  if (has('ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EBADNAME', 'EREFUSED')) return 'unknown_name';
  if (has('ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH')) return 'unreachable';
  if (has('ETIMEDOUT', 'ETIMEOUT', 'ABORT_ERR')) return 'timeout';
  if (codes.some((code) => /CERT|TLS|SSL|SIGNATURE/.test(code))) return 'certificate';
  return 'broken_off';
}

/** POSTs to receivers. Follows no redirect: it would lead past what was asked of the address. */
export function webhookCaller({
  box,
  allowsPrivate,
  resolve = resolveName,
  longestMs = LONGEST_MS,
}: Options): WebhookCaller {
  const { plain, secure } = receiverAgents({ allowsPrivate, resolve });

  const post = (url: URL, headers: Record<string, string>, body: string) =>
    new Promise<CallAnswer>((resolve, reject) => {
      const options = { method: 'POST', headers, signal: AbortSignal.timeout(longestMs) };
      const request =
        url.protocol === 'https:'
          ? https.request(url, { ...options, agent: secure })
          : http.request(url, { ...options, agent: plain });
      request.on('error', reject);
      request.once('response', (response) => {
        // From here on whatever breaks off is the answer's end.
        request.off('error', reject).on('error', () => undefined);
        readAnswer(response).then(resolve, reject);
      });
      request.end(body);
    });

  return {
    async call({ id, endpointId, url, secrets }, body) {
      try {
        const opened = secrets.map((sealed) => box.open(sealed, endpointId));
        const headers = {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body).toString(),
          'user-agent': 'EventHub-Webhooks',
          ...signedHeaders(opened, `msg_${id}`, body, new Date()),
        };
        return await post(new URL(url), headers, body);
      } catch (error) {
        return { status: null, problem: problemOf(error), answer: null };
      }
    },
  };
}

/** Its status says whether it is a success; only of what is none somebody wants to know more. */
async function readAnswer(response: http.IncomingMessage): Promise<CallAnswer> {
  const status = response.statusCode ?? 0;
  const text = readText(response);
  if (status >= 200 && status < 300) return { status, problem: null, answer: null };
  return { status, problem: null, answer: readable(await text) };
}

/** No more of it than anybody looks at, however much is sent; what breaks off says what it said until then. */
async function readText(response: http.IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of response) {
      pieces.push(piece);
      bytes += piece.length;
      // Leaving the loop ends the connection.
      if (bytes > MOST_ANSWER_BYTES) break;
    }
  } catch {
    // Broken off.
  }
  return Buffer.concat(pieces);
}

/** As PostgreSQL takes it and a page can show it. */
const readable = (bytes: Buffer) =>
  bytes
    .toString('utf8')
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, ANSWER_CHARACTERS) || null;
