import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: string };
type Answering = (asked: Asked, response: ServerResponse) => void;

/** Stands where a process of the app would: says what it was asked, and answers as it is told. */
export async function standInApp(at = 0) {
  let answer: Answering = (_asked, response) => response.end('yes');
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: await text(request) };
    asked.push(one);
    answer(one, response);
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    answers(next: Answering) {
      answer = next;
      asked.length = 0;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type StandIn = Awaited<ReturnType<typeof standInApp>>;
