import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DueCall } from '../../application/webhooks/ports.ts';
import { bell } from '../bell.ts';
import { logger } from '../logger.ts';
import type { Report } from '../metrics/figures.ts';
import { claimCalls, hasWebhooks, skipAhead, takeEvents } from './calls.ts';

/** Makes the calls of this process until it is stopped. Each endpoint has its own places, so none waits for another's. */

const TICK_MS = 1_000;
/** Between two looks into the log, as in run-jobs.ts: a rush is sold first and told of after. */
const PAUSE_MS = 200;
const SKIP_EVERY_MS = 30_000;
const LONGEST_RETRY_MS = 10_000;
/** As long as a call may take, and whoever stops us waits for. */
const STOP_MS = 10_000;

type Options = {
  pool: Pool;
  deliver: (call: DueCall) => Promise<void>;
  /** Hears what became of each. */
  tell?: (report: Report) => void;
};

export type RunningWebhooks = {
  /** Something happened: no need to wait for the next look. */
  ring: () => void;
  stop: () => Promise<void>;
};

/** What is under way, by endpoint. */
function underWay({ deliver, tell = () => {} }: Options, onEnd: () => void) {
  const open = new Map<string, number>();
  const calls = new Set<Promise<void>>();
  const count = (endpointId: string, change: number) => {
    const left = (open.get(endpointId) ?? 0) + change;
    if (left > 0) open.set(endpointId, left);
    else open.delete(endpointId);
  };

  async function run(call: DueCall): Promise<void> {
    const begun = performance.now();
    const ended = (outcome: 'done' | 'failed') =>
      tell({ kind: 'job', job: 'call-webhook', outcome, seconds: (performance.now() - begun) / 1_000 });
    try {
      await deliver(call);
      ended('done');
    } catch (err) {
      // What became of it is not written down, so it is made again.
      ended('failed');
      logger().warn({ err, call: call.id }, 'what became of a webhook’s call could not be written down');
    }
  }

  return {
    open,
    start(call: DueCall) {
      count(call.endpointId, 1);
      const running = run(call).finally(() => {
        count(call.endpointId, -1);
        calls.delete(running);
        onEnd();
      });
      calls.add(running);
    },
    settled: () => Promise.all(calls),
  };
}

export function runWebhooks(options: Options): RunningWebhooks {
  const { pool } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const { ring, wait } = bell();
  const calls = underWay(options, ring);
  let skippedAt = 0;

  /** @returns whether more is there already */
  async function take(): Promise<boolean> {
    if (await hasWebhooks(pool)) return takeEvents(pool);
    if (Date.now() - skippedAt > SKIP_EVERY_MS) {
      await skipAhead(pool);
      skippedAt = Date.now();
    }
    return false;
  }

  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);

  async function run(): Promise<void> {
    let takenAt = 0;
    let isMore = false;
    for (let failures = 0; !signal.aborted; ) {
      try {
        const isTime = Date.now() - takenAt >= PAUSE_MS;
        if (isTime) {
          isMore = await take();
          takenAt = Date.now();
        }
        // Whenever one has ended: its place is another's.
        for (const call of await claimCalls(pool, calls.open)) calls.start(call);
        failures = 0;
        await wait(isMore || !isTime ? PAUSE_MS : TICK_MS);
      } catch (err) {
        if (failures === 0) logger().warn({ err }, 'webhooks cannot be called; trying until they can');
        failures += 1;
        await pause(Math.min(250 * 2 ** failures, LONGEST_RETRY_MS));
      }
    }
  }

  const ended = run();
  return {
    ring,
    async stop() {
      stopping.abort();
      ring();
      await ended;
      await Promise.race([calls.settled(), sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}
