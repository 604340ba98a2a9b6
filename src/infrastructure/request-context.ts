import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../domain/user.ts';
import { processWide } from './process-wide.ts';

/** For whom work is done, for what is written down of it: so that no use case hands it on. */

/** A call: who, from where, and the id that its answer and all that follows from it carry. */
export type RequestContext = { address: string; actor: Actor; requestId: string };

/** Work in the background, and the request that led to it, where that is known. */
export type JobContext = { job: string; jobId: string; requestId: string | null };

const requests = processWide('request-context', () => new AsyncLocalStorage<RequestContext>());
const pages = processWide('page-context', () => new AsyncLocalStorage<string>());
const jobs = processWide('job-context', () => new AsyncLocalStorage<JobContext>());

/** Runs `work`, and all that follows from it, as a call of this kind. */
export const inRequest = <T>(context: RequestContext, work: () => T): T => requests().run(context, work);

/** Runs `work` as what Next makes for a request: a page, or a call that says more of itself by `inRequest`. */
export const inPage = <T>(requestId: string, work: () => T): T => pages().run(requestId, work);

/** Runs `work` as our own, though a call or a page led to it. */
export const outsideRequest = <T>(work: () => T): T => requests().exit(() => pages().exit(work));

/** Null for our own work, which nobody called for. */
export const requestContext = (): RequestContext | null => requests().getStore() ?? null;

/** Runs `work`, and all that follows from it, as this piece of work. */
export const inJob = <T>(context: JobContext, work: () => T): T => jobs().run(context, work);

/** What belongs beside whatever is written now, in a line of the log or a comment of a statement. */
export function traceOf(): Partial<Record<'requestId' | 'job' | 'jobId', string>> {
  const requestId = requestContext()?.requestId ?? pages().getStore();
  if (requestId !== undefined) return { requestId };
  const context = jobs().getStore();
  if (!context) return {};
  const { requestId: ledBy, ...job } = context;
  return ledBy ? { ...job, requestId: ledBy } : job;
}

/** Ids as programs make them. What a person made up may say who they are, and is kept nowhere. */
const MACHINE_MADE = /^[\da-f-]{32,36}$/;

/** The id of the request that led here, as far as it may be kept beside what happened. */
export function keptRequestId(): string | null {
  const requestId = requestContext()?.requestId ?? jobs().getStore()?.requestId;
  return requestId && MACHINE_MADE.test(requestId) ? requestId : null;
}
