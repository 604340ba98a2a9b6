/** An answer before it is anybody's response: server.ts writes it to the socket, Next gets a `Response`. */
export type Answer = {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | null;
};

export const toResponse = ({ status, headers, body }: Answer): Response => new Response(body, { status, headers });
