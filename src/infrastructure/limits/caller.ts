import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '../process-wide.ts';

/** For whom work is done, as fairness counts them: a network address, and the account that is tried or signed in. */
export type Caller = { address: string; account: string | null };

const callers = processWide('callers', () => new AsyncLocalStorage<Caller>());

/** Runs `work`, and all that follows from it, on behalf of `caller`. */
export const asCaller = <T>(caller: Caller, work: () => Promise<T>): Promise<T> => callers().run(caller, work);

const NOBODY: Caller = { address: '', account: null };

export const currentCaller = (): Caller => callers().getStore() ?? NOBODY;
