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
server.on('error', (error) => {
  logger().fatal({ err: error }, 'the server cannot listen');
  process.exit(1);
});
server.listen(PORT, HOST, () => logger().info({ host: HOST, port: PORT }, 'EventHub listens'));

function drain() {
  logger().info('Stopping: finishing what was begun.');
  isStopping = true;
  server.close(() => process.exit(0));
  // Those that were answering just now and are kept alive.
  setInterval(() => server.closeIdleConnections(), 100);
}
process.once('SIGTERM', drain);
process.once('SIGINT', drain);
