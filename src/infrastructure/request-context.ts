import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../domain/user.ts';
import { processWide } from './process-wide.ts';

/** Who calls, from where, for what is written down of it: so that no use case hands it on. */
export type RequestContext = { address: string; actor: Actor };

const storage = processWide('request-context', () => new AsyncLocalStorage<RequestContext>());

/** Runs `work`, and all that follows from it, as a call of this kind. */
export const inRequest = <T>(context: RequestContext, work: () => T): T => storage().run(context, work);

/** Runs `work` as our own, though a call led to it. */
export const outsideRequest = <T>(work: () => T): T => storage().exit(work);

/** Null for our own work, which nobody called for. */
export const requestContext = (): RequestContext | null => storage().getStore() ?? null;
