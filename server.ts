import { createServer } from 'node:http';
import next from 'next';
import { env } from './src/infrastructure/env.ts';
import { logger } from './src/infrastructure/logger.ts';

const { HOST, PORT } = env();
const app = next({ dev: false, hostname: HOST, port: PORT });
const handle = app.getRequestHandler();
await app.prepare();

const server = createServer((request, response) => void handle(request, response));

server.listen(PORT, HOST, () => logger().info({ host: HOST, port: PORT }, 'EventHub listens'));

function stop() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
