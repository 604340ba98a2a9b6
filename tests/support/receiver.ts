import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A program that webhooks call, and what it heard. */
export type Heard = { headers: Record<string, string>; body: string };
type Answering = (heard: Heard, response: ServerResponse) => void;

const read = async (request: IncomingMessage): Promise<Heard> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { headers, body: Buffer.concat(pieces).toString() };
};

/** Says 204 to whatever comes, unless `answer` says otherwise. */
export async function startReceiver(answer: Answering = (_heard, response) => void response.writeHead(204).end()) {
  const heard: Heard[] = [];
  const way = { answer };
  const server = createServer((request, response) => {
    read(request).then(
      (call) => {
        heard.push(call);
        way.answer(call, response);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    heard,
    answerBy: (other: Answering) => {
      way.answer = other;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
