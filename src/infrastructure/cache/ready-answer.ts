import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ReadyAnswer } from '../../application/ports.ts';

/** Below this, compressing saves no packet. */
const COMPRESSED_FROM = 1_024;

// Beside this thread: a long list takes 30 ms, in which nobody would be sold anything.
const compress = promisify<Buffer, Buffer<ArrayBuffer>>(gzip);

/** An answer as it is sent to many, compressed once. */
export function readyAnswer(body: Buffer<ArrayBuffer>, headers: ReadyAnswer['headers']): ReadyAnswer {
  let compressed: Promise<Buffer<ArrayBuffer>> | undefined;
  return {
    headers,
    body,
    gzipped() {
      if (body.length < COMPRESSED_FROM) return null;
      compressed ??= compress(body);
      return compressed;
    },
  };
}
