import { keepsDoorData } from '../door/session/door-settings';
import { forgetOffline } from './keep-offline';

/**
 * What this device keeps for whoever signs out goes with them: their own tickets, and lists of people at the door.
 * Answers with how many scans stay, which are nowhere else; null where no list was here.
 */
export async function forgetOnSignOut(): Promise<number | null> {
  await forgetOffline('tickets').catch(() => undefined);
  if (!keepsDoorData()) return null;
  const { leaveDoor } = await import('../door/session/leave-door');
  return leaveDoor().catch(() => null);
}
