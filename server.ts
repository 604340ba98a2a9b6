import { createServer } from 'node:http';
import next from 'next';
import { env } from './src/infrastructure/env.ts';
import { logger } from './src/infrastructure/logger.ts';
import { door } from './src/presentation/http/door.ts';

/**
 * The production server: Next behind a door that stays quick when a sale is overrun, and an orderly end.
 * On SIGTERM it takes no new connection, finishes and answers what it has, and exits.
 */

const { HOST, PORT } = env();
const app = next({ dev: false, hostname: HOST, port: PORT });
await app.prepare();
const handle = app.getRequestHandler();
const turnsAway = door();

let isStopping = false;

const server = createServer((request, response) => {
  // Kept alive, a connection would bring one request after the other, and the end would never come.
  if (isStopping) response.setHeader('connection', 'close');
  if (!turnsAway(request, response)) void handle(request, response);
});
// Longer than a proxy in front keeps its own idle connections (nginx: 60 s), so that it never sends into a closed one.
server.keepAliveTimeout = 65_000;
server.on('error', (error) => {
  logger().fatal({ err: error }, 'the server cannot listen');
  process.exit(1);
});
// Node's 511 waiting connections overflow in the first moment of a sale, and whoever comes then is cut off.
server.listen({ port: PORT, host: HOST, backlog: 4096 }, () => logger().info({ host: HOST, port: PORT }, 'EventHub listens'));

function drain() {
  logger().info('Stopping: finishing what was begun.');
  isStopping = true;
  server.close(() => process.exit(0));
  // Those that were answering just now and are kept alive.
  setInterval(() => server.closeIdleConnections(), 100);
}
process.once('SIGTERM', drain);
process.once('SIGINT', drain);
