import type { z } from 'zod';
import type { DomainEvent } from '../../domain/domain-events.ts';

/** What happened, as the log has it. */
export type Recorded<T extends DomainEvent['type'] = DomainEvent['type']> = Extract<DomainEvent, { type: T }> & {
  id: string;
  occurredAt: Date;
};

/** One piece of work. The same `key` is the same work, which is done once however often it is called for. */
export type Wanted<P> = { key: string; payload: P; startAfter?: Date };

type Retries = {
  /** After the first try. */
  limit: number;
  /** Seconds until the second try; each further wait is twice as long, up to `longest`. */
  first: number;
  longest: number;
};

/**
 * Work in the background: its name, what it is given, and what calls for it. What it does stands in a file beside it.
 * It may run more than once (a process dies after the work and before it is ticked off), so its effect must bear that.
 */
export type Job<P extends z.ZodType = z.ZodType> = {
  /** Lower case with hyphens: the name of its queue. */
  name: string;
  payload: P;
  /** The recorded events that call for it. */
  after?: { [T in DomainEvent['type']]?: (event: Recorded<T>) => Wanted<z.input<P>> | null };
  /** When it is called for by the clock: a cron line, in UTC. Its payload is then empty. */
  schedule?: string;
  /** How many run at the same moment in one process. */
  atOnce?: number;
  retries?: Retries;
  /** Seconds after which a try that has not ended counts as failed. */
  timeout?: number;
};

export const job = <P extends z.ZodType>(definition: Job<P>): Job<P> => definition;

/** Does the work. What it throws is written down, and the work is tried again later. */
export type Handler<P extends z.ZodType = z.ZodType> = (payload: z.output<P>, attempt: Attempt) => Promise<void>;

/** `number` counts from 1. Long work looks at `signal`, which tells that the process is about to end. */
type Attempt = { id: string; number: number; isLast: boolean; signal: AbortSignal };

/** A job with its handler, its payload's type known to the two alone. */
export type Runnable = { job: Job; handle: (payload: unknown, attempt: Attempt) => Promise<void> };

export const runnable = <P extends z.ZodType>(definition: Job<P>, handler: Handler<P>): Runnable => ({
  job: definition as unknown as Job,
  handle: async (payload, attempt) => handler(definition.payload.parse(payload), attempt),
});
