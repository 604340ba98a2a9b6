import { getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { PrintReply, PrintRequest } from '@/infrastructure/tickets/ticket-printer';
import { ticketPdf } from '@/presentation/ticket-files/ticket-pdf';

/** The thread that prints tickets, so that the one that sells never waits for it. infrastructure/tickets/ticket-printer.ts starts it. */

const NICER = 10;

// On Linux of this thread alone; where it is of the whole process, that must not give way.
if (process.platform === 'linux') setPriority(Math.min(19, getPriority() + NICER));

async function print({ sheets, look }: PrintRequest): Promise<PrintReply> {
  try {
    return { pdf: await ticketPdf(sheets, look) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (request: PrintRequest) => {
  const reply = await print(request);
  parentPort?.postMessage(reply, 'pdf' in reply ? [reply.pdf.buffer] : []);
});
