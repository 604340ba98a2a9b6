import { env } from '@/infrastructure/env';
import { logger } from '@/infrastructure/logger';
import { answerForAll } from '@/infrastructure/metrics/all-processes';
import { isCopy, runCopies } from '@/infrastructure/processes';
import { assurePortIsFree, serveRequests } from './server-process.ts';

/**
 * The production server. scripts/build-server.ts makes one file of it, so that nothing is translated at the start. On
 * SIGTERM it takes no new connection, finishes and answers what it has, and exits.
 */

async function run(): Promise<void> {
  const { PROCESSES } = env();
  if (isCopy || PROCESSES === 1) return serveRequests();
  await assurePortIsFree();
  answerForAll();
  process.exit(await runCopies(PROCESSES, logger()));
}

run().catch((error) => {
  logger().fatal({ err: error }, 'the server cannot listen');
  process.exit(1);
});
