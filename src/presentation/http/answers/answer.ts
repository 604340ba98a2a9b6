import { type EventStream, toReadable } from './event-stream';

/** An answer before it is anybody's response: server.ts writes it to the socket, Next gets a `Response`. */
export type Answer = {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | null;
  /** In place of a body: what is sent while it is made. */
  stream?: EventStream;
};

export const toResponse = ({ status, headers, body, stream }: Answer): Response =>
  new Response(stream ? toReadable(stream) : body, { status, headers });
