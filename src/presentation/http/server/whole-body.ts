import type { IncomingMessage } from 'node:http';
import { AppError } from '@/domain/errors';
import { bodyMs, bodyTooLarge, bodyTooSlow } from '../request';

const cutOff = () => new AppError('MALFORMED_JSON', 'The body broke off.');

/**
 * The body of `message`, once all of it is there. `giveUp` is told where the rest is not worth waiting for.
 * @throws AppError PAYLOAD_TOO_LARGE | MALFORMED_JSON where it does not come whole or in time
 */
export function wholeBody(
  message: IncomingMessage,
  maxBytes: number,
  giveUp: () => void,
  withinMs = bodyMs(),
): Promise<Buffer> {
  // It would say nothing any more.
  if (message.destroyed) return Promise.reject(cutOff());
  if (Number(message.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(bodyTooLarge(maxBytes));
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let bytes = 0;

  const stop = () => {
    clearTimeout(timer);
    message.off('data', take).off('end', finish).off('close', breakOff);
    // What still comes is read and dropped, or the connection could not be used again.
    message.resume();
  };
  const take = (chunk: Buffer) => {
    bytes += chunk.byteLength;
    chunks.push(chunk);
    if (bytes <= maxBytes) return;
    stop();
    reject(bodyTooLarge(maxBytes));
  };
  const finish = () => {
    stop();
    const [first] = chunks;
    resolve(chunks.length === 1 && first ? first : Buffer.concat(chunks));
  };
  const breakOff = () => {
    stop();
    reject(cutOff());
  };
  const timer = setTimeout(() => {
    stop();
    giveUp();
    reject(bodyTooSlow());
  }, withinMs);
  message.on('data', take).on('end', finish).on('close', breakOff);
  return promise;
}
