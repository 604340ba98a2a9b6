import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const LOOK_MS = 100;

/** @returns how to end `server`: it takes no new connection, and what was begun is answered, within `longestMs` */
export function orderlyEnd(server: Server): (longestMs: number) => Promise<void> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });

  return async (longestMs) => {
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    const looking = setInterval(() => {
      // Those that were answering just now and are kept alive.
      server.closeIdleConnections();
      // Browsers connect before they have a question, which Node does not count as idle.
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, LOOK_MS);
    // A server that is closing looks at no time limits any more, and half a request would hold it for ever.
    const last = setTimeout(() => server.closeAllConnections(), longestMs);
    await closed;
    clearInterval(looking);
    clearTimeout(last);
  };
}
