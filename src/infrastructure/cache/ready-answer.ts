import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ReadyAnswer } from '../../application/ports.ts';

/** Below this, compressing saves no packet. */
const COMPRESSED_FROM = 1_024;

// Beside this thread: a long list takes 30 ms, in which nobody would be sold anything.
const compress = promisify<Buffer, Buffer<ArrayBuffer>>(gzip);

/** In memory of its own: a short text of ours lies in a block of 64 KB that Node fills with many, and who keeps one keeps all. */
function ownMemory(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  if (bytes.length === bytes.buffer.byteLength) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

/** An answer as it is sent to many, compressed once. */
export function readyAnswer(made: Buffer<ArrayBuffer>, headers: ReadyAnswer['headers']): ReadyAnswer {
  const body = ownMemory(made);
  let compressed: Promise<Buffer<ArrayBuffer>> | undefined;
  return {
    headers,
    body,
    gzipped() {
      if (body.length < COMPRESSED_FROM) return null;
      compressed ??= compress(body).then(ownMemory);
      return compressed;
    },
  };
}
