import { createServer } from 'node:http';

/**
 * What node:http can do at all: sends each path the bytes that were handed over for it. A process of its own, told by
 * its parent what to send and asked by nobody else.
 */

export type Sent = { path: string; headers: Record<string, string>; body: string };

process.on('message', (all: Sent[]) => {
  const answers = new Map(all.map(({ path, headers, body }) => [path, { headers, body: Buffer.from(body, 'base64') }]));
  const server = createServer((request, response) => {
    const found = answers.get(request.url ?? '');
    response.writeHead(found ? 200 : 404, { ...found?.headers, 'content-length': found?.body.length ?? 0 });
    response.end(found?.body);
  });
  server.keepAliveTimeout = 65_000;
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
});
// Whoever started it has gone.
process.on('disconnect', () => process.exit(0));
