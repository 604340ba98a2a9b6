import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';
import { registry } from './registry.ts';

/**
 * The metrics of all processes on one port: whoever scrapes meets one of them by chance. It asks the process that started
 * them, which asks each. Every series says whose it is, so that one that was started again takes nothing from the sum.
 */

const WANTED = 'eventhub:metrics-wanted';
const FOUND = 'eventhub:metrics-found';
const PATIENCE_MS = 6_000;

type Wanted = { type: typeof WANTED; id: string };
type Found = { type: typeof FOUND; id: string; text: string | null };

const isOf = <M extends { type: string }>(message: unknown, type: M['type']): message is M =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === type;

/** In the process that started the others. */
export function answerForAll(): void {
  const all = new AggregatorRegistry();
  cluster.on('message', (worker, message: unknown) => {
    if (!isOf<Wanted>(message, WANTED)) return;
    const { id } = message;
    const answer = (text: string | null) => {
      if (worker.isConnected()) worker.send({ type: FOUND, id, text } satisfies Found);
    };
    all.clusterMetrics().then(answer, (err: unknown) => {
      logger().warn({ err }, 'the metrics of a process cannot be had');
      answer(null);
    });
  });
}

/** This process among the others. */
const member = processWide('metrics-member', () => {
  const own = registry();
  own.setDefaultLabels({ process: String(cluster.worker?.id ?? 1) });
  const waiting = new Map<string, (text: string | null) => void>();
  if (cluster.isWorker) {
    AggregatorRegistry.setRegistries(own);
    // Answers the process that started this one.
    new AggregatorRegistry();
    process.on('message', (message: unknown) => {
      if (isOf<Found>(message, FOUND)) waiting.get(message.id)?.(message.text);
    });
  }
  return { own, waiting };
});

function askForAll(waiting: Map<string, (text: string | null) => void>): Promise<string | null> {
  const id = randomUUID();
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const timer = setTimeout(() => resolve(null), PATIENCE_MS).unref();
  waiting.set(id, resolve);
  process.send?.({ type: WANTED, id } satisfies Wanted);
  return promise.finally(() => {
    clearTimeout(timer);
    waiting.delete(id);
  });
}

/** Called by each copy once it starts, so that it can answer before it was ever asked itself. */
export const joinMetrics = (): void => void member();

export const metricsType: Registry['contentType'] = AggregatorRegistry.PROMETHEUS_CONTENT_TYPE;

/** As text for Prometheus; null where one of the processes does not answer. */
export async function metricsText(): Promise<string | null> {
  const { own, waiting } = member();
  return cluster.isWorker ? askForAll(waiting) : own.metrics();
}
