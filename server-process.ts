import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { ListenOptions } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import next from 'next';
import { HOT_ROUTES } from '@/app/api/hot-routes';
import { writeRefusedSignIns } from '@/infrastructure/audit/audit-trail';
import { background } from '@/infrastructure/background';
import { env } from '@/infrastructure/env';
import { stopFollowing } from '@/infrastructure/events/follow';
import { startJobs, stopJobs } from '@/infrastructure/jobs/thread';
import { logger } from '@/infrastructure/logger';
import { joinMetrics } from '@/infrastructure/metrics/all-processes';
import { isCopy } from '@/infrastructure/processes';
import { printTicketsBy } from '@/infrastructure/tickets/ticket-printer';
import { stopTracing } from '@/infrastructure/tracing/spans';
import { startTracing } from '@/infrastructure/tracing/start-tracing';
import { endStreams } from '@/presentation/http/answers/event-stream';
import { clientAddress, proxyList, socketAddressOf } from '@/presentation/http/client-address';
import { keptListPage } from '@/presentation/http/pages/kept-list-page';
import { paintedFirst } from '@/presentation/http/pages/painted-first';
import { beforeNext } from '@/presentation/http/server/before-next';
import { connections } from '@/presentation/http/server/connections';
import { countPage } from '@/presentation/http/server/count-pages';
import { orderlyEnd } from '@/presentation/http/server/orderly-end';
import { isPagePost, takePagePost } from '@/presentation/http/server/page-posts';
import { proxyHint } from '@/presentation/http/server/proxy-hint';
import { refusalOf, refuse } from '@/presentation/http/server/refusals';
import { directServer, type GiveUp } from '@/presentation/http/server/serve-directly';
import { sampleOutagesOfPages } from '@/presentation/page-failures';

/** One process that serves: the hot endpoints itself, everything else by Next, and an orderly end. */

/**
 * A listening socket accepts one connection in a turn of the event loop (libuv 1.52): a thousand buyers who come at
 * once waited 11 s to be let in while others were served. Each further socket on the port lets in one more a turn.
 */
const LISTENERS = process.platform === 'linux' ? 64 : 1;

const SETTINGS = {
  // How long a request may take to arrive: nobody holds a connection by sending slowly.
  requestTimeout: 10_000,
  // We speak no other protocol, and who offers one (Java's client does) is answered in this one. Next, which listens for
  // upgrades once it has answered something, would close the connection without a word.
  shouldUpgradeCallback: () => false,
};

/** A request's headers must be there within this time, or its connection is closed. */
const HEADERS_MS = 5_000;
/**
 * By so much later with each further listening socket, of which each looks at moments of its own: a thousand slow senders
 * that came together would otherwise be cut off in one turn of the event loop, and buyers wait for that.
 */
const LATER_MS = 47;
const CHECKED_EVERY_MS = 100;

/** Of one of the listening sockets. */
const settingsOf = (index: number) => ({
  ...SETTINGS,
  headersTimeout: HEADERS_MS + index * LATER_MS,
  connectionsCheckingInterval: CHECKED_EVERY_MS + index,
});

const listen = (server: Server, options: ListenOptions) =>
  new Promise<void>((resolve, reject) => {
    const { HOST, PORT } = env();
    server.once('error', reject);
    server.listen({ ...options, port: PORT, host: HOST }, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Sockets that share a port would share it with another copy of EventHub too; one that does not share finds it. */
export async function assurePortIsFree(): Promise<void> {
  const probe = createServer();
  await listen(probe, {});
  await new Promise((resolve) => probe.close(resolve));
}

/** A second less than the supervisor waits (scripts/launch.ts), and as long as the slowest purchase may take. */
const LONGEST_END_MS = 14_000;

/** An answer that is written while it is read may take longer than an end: its reader asks again. */
const LONGEST_ANSWER_MS = 5_000;

/** What answers did not wait for takes milliseconds; where it takes longer, the database is away. */
const LONGEST_BACKGROUND_MS = 1_000;

async function drain(ends: ReturnType<typeof orderlyEnd>[]): Promise<void> {
  logger().info('Stopping: finishing what was begun.');
  setTimeout(endStreams, LONGEST_ANSWER_MS).unref();
  await Promise.all([...ends.map((end) => end(LONGEST_END_MS)), stopJobs()]);
  const inBackground = Promise.allSettled([background().settled(), writeRefusedSignIns(), stopTracing()]);
  await Promise.race([inBackground, sleep(LONGEST_BACKGROUND_MS)]);
  await stopFollowing();
  process.exit(0);
}

/**
 * What the build made of next.config.ts, as Next's own stand-alone server hands it on: reading that file anew takes a
 * second and a compiler, and an image has neither the one nor the other.
 */
function takeBuiltConfig(): void {
  const file = new URL('./required-server-files.json', import.meta.url);
  const { config } = JSON.parse(readFileSync(file, 'utf8'));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

/** Next and our routes answer their errors; one that neither expected must not end the process. */
const giveUp: GiveUp = (response, error) => {
  logger().error({ err: error }, 'a request could not be answered');
  response.destroy();
};

/** @throws where the port is taken */
export async function serveRequests(): Promise<void> {
  const { HOST, PORT, DIRECT_ROUTES, TRUSTED_PROXIES, RATE_LIMITS } = env();
  sampleOutagesOfPages();
  joinMetrics();
  await startTracing();
  takeBuiltConfig();
  const app = next({ dev: false, hostname: HOST, port: PORT });
  await app.prepare();
  const handle = paintedFirst(keptListPage(app.getRequestHandler()));
  const serveDirectly = directServer(DIRECT_ROUTES ? HOT_ROUTES : [], giveUp);
  const isProxy = proxyList(TRUSTED_PROXIES);
  const hint = proxyHint(isProxy, (proxy) =>
    logger().warn(
      { proxy },
      'X-Forwarded-For comes from a proxy that TRUSTED_PROXIES does not name: its clients are one',
    ),
  );
  const toNext = beforeNext((request, response) =>
    isPagePost(request) ? takePagePost(request, response, handle) : handle(request, response),
  );
  const open = connections({ isExempt: (address) => !RATE_LIMITS || isProxy(address) });
  let isStopping = false;
  let hasFailed = false;
  /** Each attempt to accept may fail anew, thousands of times a second. */
  const logOnce = (error: Error) => {
    if (!hasFailed) logger().error({ err: error }, 'a listening socket failed');
    hasFailed = true;
  };

  const openServer = (_: unknown, index: number) => {
    const server = createServer(settingsOf(index), (request, response) => {
      // Kept alive, a connection would bring one request after the other, and the end would never come.
      if (isStopping) response.setHeader('connection', 'close');
      if (!open.begun(request.socket, response)) return;
      const refusal = refusalOf(request);
      if (refusal) return refuse(request, response, refusal);
      const forwardedFor = request.headers['x-forwarded-for']?.toString();
      hint(forwardedFor, socketAddressOf(request.socket.remoteAddress));
      const address = clientAddress(forwardedFor, request.socket.remoteAddress, isProxy);
      if (serveDirectly(request, response, address)) return;
      countPage(request, response);
      toNext(request, response, address).catch((error) => giveUp(response, error));
    });
    server.on('connection', open.opened);
    // Longer than a proxy in front keeps its own idle connections (nginx: 60 s), so that it never sends into a closed one.
    server.keepAliveTimeout = 65_000;
    // Where the process may open no more files, a connection cannot be accepted: that must not end those that are open.
    server.on('error', logOnce);
    return server;
  };

  if (!isCopy) await assurePortIsFree();
  const servers = Array.from({ length: LISTENERS }, openServer);
  const ends = servers.map(orderlyEnd);
  // Node's default of 511 waiting connections overflows in the first moment of a sale, and who comes then is cut off.
  await Promise.all(servers.map((server) => listen(server, { backlog: 4096, reusePort: LISTENERS > 1 })));
  logger().info({ host: HOST, port: PORT }, 'EventHub listens');
  printTicketsBy(new URL('./eventhub-tickets.mjs', import.meta.url));
  startJobs(new URL('./eventhub-jobs.mjs', import.meta.url));

  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void drain(ends);
  };
  // More than once: a copy is told by the first process, by a terminal, by a supervisor. A second signal without a
  // listener would cut off what is being finished.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
