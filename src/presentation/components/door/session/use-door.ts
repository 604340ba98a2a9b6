import { useEffect, useState, useSyncExternalStore } from 'react';
import { readList } from './door-list';
import { type DoorSession, type DoorState, doorSession } from './door-session';
import { deviceName } from './door-settings';
import type { DoorStore } from './door-store';
import { sendScan } from './send-scan';

const SYNC_MS = 15_000;
const RETRY_MS = 5_000;

const NOT_YET: DoorState = {
  list: null,
  isLoading: true,
  problem: null,
  link: 'online',
  scans: [],
  isFull: false,
  clockBehindMs: 0,
};
const neverChanges = () => () => undefined;

/** The scanner of one event, in step with the server as long as the page is open. */
export function useDoor(store: DoorStore, eventId: string): { state: DoorState; session: DoorSession } {
  const [session] = useState(() =>
    doorSession(
      {
        store,
        readList,
        sendScan,
        now: () => new Date(),
        newId: () => crypto.randomUUID(),
        device: deviceName,
      },
      eventId,
    ),
  );
  const state = useSyncExternalStore(session.subscribe, session.state, () => NOT_YET);
  const isAway = state.link === 'offline';

  useEffect(() => {
    void session.start();
  }, [session]);
  useEffect(() => {
    const sync = () => void session.sync();
    const timer = setInterval(sync, isAway ? RETRY_MS : SYNC_MS);
    const look = () => document.visibilityState === 'visible' && sync();
    window.addEventListener('online', sync);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', sync);
      document.removeEventListener('visibilitychange', look);
    };
  }, [session, isAway]);
  return { state, session };
}

/** False while the page is what the server made of it, the same for everybody. */
export const useIsInBrowser = () =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
