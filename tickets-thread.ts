import { getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { PrintReply, PrintRequest } from '@/infrastructure/tickets/ticket-printer';
import { applePass } from '@/presentation/ticket-files/apple-pass';
import { ticketPdf } from '@/presentation/ticket-files/ticket-pdf';

/** The thread that prints tickets, so that the one that sells never waits for it. infrastructure/tickets/ticket-printer.ts starts it. */

const NICER = 10;

// On Linux of this thread alone; where it is of the whole process, that must not give way.
if (process.platform === 'linux') setPriority(Math.min(19, getPriority() + NICER));

const make = (request: PrintRequest) =>
  request.kind === 'pdf'
    ? ticketPdf(request.sheets, request.look)
    : applePass(request.sheet, request.settings, request.look);

async function replyTo(request: PrintRequest): Promise<PrintReply> {
  try {
    return { file: await make(request) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (request: PrintRequest) => {
  const reply = await replyTo(request);
  parentPort?.postMessage(reply, 'file' in reply ? [reply.file.buffer] : []);
});
