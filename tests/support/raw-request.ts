import { request as open } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

/** A request exactly as it is written here: nothing is normalised, completed or repaired on the way. */
export type RawRequest = {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  /** The rest of the body, announced by its length, never comes. */
  isCut?: boolean;
};

export type RawAnswer = { status: number; headers: Record<string, string>; body: string };

export function rawRequest(origin: string, { method = 'GET', path, headers, body, isCut }: RawRequest) {
  const { hostname, port } = new URL(origin);
  return new Promise<RawAnswer>((resolve, reject) => {
    const request = open({ hostname, port, method, path, headers, agent: false }, async (response) => {
      try {
        const bytes = await buffer(response);
        const isPacked = response.headers['content-encoding'] === 'gzip' && bytes.length > 0;
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
          ),
          body: (isPacked ? gunzipSync(bytes) : bytes).toString(),
        });
        request.destroy();
      } catch (error) {
        reject(error);
      }
    });
    request.once('error', reject);
    if (isCut) {
      request.setHeader('content-length', Buffer.byteLength(body ?? '') + 100);
      request.write(body ?? '');
    } else request.end(body);
  });
}
