import { noteDoorData } from './door-settings';
import { type DoorStore, openDoorStore } from './door-store';
import { isWaiting } from './scan';

/** So long after its event a list is still of use: late guests, and scans that were not sent. */
const AFTER_THE_EVENT_MS = 24 * 3_600_000;

/** Takes away lists of events that are over, with what was scanned there and is settled. */
export async function forgetPast(store: DoorStore, now: Date): Promise<void> {
  const events = await store.events();
  const past = events.filter(({ endsAt }) => Date.parse(endsAt) + AFTER_THE_EVENT_MS < now.getTime());
  const ids = new Set(past.map(({ id }) => id));
  await Promise.all(past.map(({ id }) => store.forgetList(id)));
  const scans = await store.scans();
  await store.forgetScans(scans.filter((scan) => ids.has(scan.eventId) && !isWaiting(scan)).map(({ id }) => id));
}

/**
 * Takes every list and whatever names a person off this device. Scans that were not sent stay: they name nobody, and are
 * nowhere else. Answers with how many they are.
 */
export async function forgetLists(store: DoorStore): Promise<number> {
  const [events, scans] = await Promise.all([store.events(), store.scans()]);
  await Promise.all(events.map(({ id }) => store.forgetList(id)));
  await store.forgetScans(scans.filter((scan) => !isWaiting(scan)).map(({ id }) => id));
  return scans.filter(isWaiting).length;
}

/** For whoever signs out. */
export async function leaveDoor(): Promise<number> {
  const waiting = await forgetLists(await openDoorStore());
  noteDoorData(waiting > 0);
  return waiting;
}
