import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ApplePassSettings, TicketPaper, TicketPrinter, TicketSheet } from '../../application/tickets/ports.ts';
import type { Locale } from '../../domain/locale.ts';
import { oneAtATime } from '../limits/one-at-a-time.ts';
import { processWide } from '../process-wide.ts';

/** Tickets are printed in a thread of its own (tickets-thread.ts): one order at a time, callers taking turns. */

export type PrintRequest =
  | { kind: 'pdf'; sheets: readonly TicketSheet[]; look: { shop: string; locale: Locale; paper: TicketPaper } }
  | { kind: 'pass'; sheet: TicketSheet; settings: ApplePassSettings; look: { shop: string; locale: Locale } };
export type PrintReply = { file: Uint8Array<ArrayBuffer> } | { error: string };

const MOST_WAITING = 100;
/** A ticket takes some 30 ms; this is for a thread that hangs. */
const LONGEST_MS = 30_000;
/** Its fonts take 100 MB, which nobody needs between two sales. */
const IDLE_MS = 60_000;
const HEAP_MB = 384;

type Script = { file: URL; execArgv: string[] };

/** As it stands in the source, for development and tests. */
const fromSource = (): Script => ({
  file: pathToFileURL(path.join(process.cwd(), 'tickets-thread.ts')),
  execArgv: ['--import', 'tsx'],
});

const script = processWide<{ built?: Script }>('ticket-thread', () => ({}));

/** Before the first ticket: `file` is what scripts/build-server.ts made of tickets-thread.ts. */
export function printTicketsBy(file: URL): void {
  script().built = { file, execArgv: [] };
}

function startThread(): Worker {
  const { file, execArgv } = script().built ?? fromSource();
  return new Worker(file, { execArgv, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
}

/** Hands one request after the other to a thread, which ends where it has nothing to do. */
function printingThread(): (request: PrintRequest) => Promise<Uint8Array<ArrayBuffer>> {
  let running: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;

  const stop = (worker: Worker) => {
    if (running === worker) running = undefined;
    void worker.terminate();
  };
  const start = () => {
    const worker = startThread();
    // Also between two requests, where it is nobody's failure.
    return worker.on('error', () => stop(worker)).on('exit', () => stop(worker));
  };

  return async (request) => {
    clearTimeout(idle);
    const worker = running ?? start();
    running = worker;
    worker.ref();
    const { promise, resolve, reject } = Promise.withResolvers<PrintReply>();
    const fail = (cause: unknown) => {
      stop(worker);
      reject(new Error('the thread that prints tickets failed', { cause }));
    };
    const tooLong = setTimeout(() => fail(new Error(`no answer in ${LONGEST_MS} ms`)), LONGEST_MS);
    worker.once('message', resolve).once('error', fail).once('exit', fail);
    try {
      worker.postMessage(request);
      const reply = await promise;
      if ('error' in reply) throw new Error(`a ticket could not be printed: ${reply.error}`);
      return reply.file;
    } finally {
      clearTimeout(tooLong);
      worker.off('message', resolve).off('error', fail).off('exit', fail);
      // The process may end while nobody waits for this.
      worker.unref();
      idle = setTimeout(() => stop(worker), IDLE_MS).unref();
    }
  };
}

/** `shop` is the name that tickets are from. */
export function ticketPrinter(shop: () => string | Promise<string>, make = printingThread()): TicketPrinter {
  const inTurn = oneAtATime(make, {
    mostWaiting: MOST_WAITING,
    tooMany: 'Many tickets are being printed right now.',
  });
  return {
    print: async (sheets, look) => inTurn({ kind: 'pdf', sheets, look: { ...look, shop: await shop() } }),
    pass: async (sheet, settings, locale) =>
      inTurn({ kind: 'pass', sheet, settings, look: { locale, shop: await shop() } }),
  };
}
