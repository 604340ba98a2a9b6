import { AsyncLocalStorage } from 'node:async_hooks';
import { platform } from '@/composition';

type Call = { isRead: boolean };

/** The server reads the request in one bundle and Next runs the action in another. */
const calls = platform.processWide('action calls', () => new AsyncLocalStorage<Call>());

/** Told by an action once it runs: Next could read what it was called with. */
export function actionRuns(): void {
  const call = calls().getStore();
  if (call) call.isRead = true;
}

/** Runs `work` for one post to a page; `isRead` tells whether it reached an action. */
export const asActionCall = <T>(call: Call, work: () => T): T => calls().run(call, work);
