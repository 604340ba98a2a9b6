import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { DoorList } from './door-list';
import type { Scan } from './scan';

/** What this device keeps, so that it goes on without a network and after it was closed. */
export type DoorStore = {
  list(eventId: string): Promise<DoorList | null>;
  /** Of every list that is kept, what names it. */
  events(): Promise<DoorList['event'][]>;
  keepList(list: DoorList): Promise<void>;
  forgetList(eventId: string): Promise<void>;
  scans(): Promise<Scan[]>;
  /** @throws QuotaExceededError where the device is full */
  keepScan(scan: Scan): Promise<void>;
  forgetScans(ids: readonly string[]): Promise<void>;
};

const NAME = 'eventhub-door';

interface Schema extends DBSchema {
  lists: { key: string; value: DoorList };
  /** What is shown before a list is opened: a list is megabytes. */
  events: { key: string; value: DoorList['event'] };
  scans: { key: string; value: Scan };
}

const open = () =>
  openDB<Schema>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('lists');
      database.createObjectStore('events', { keyPath: 'id' });
      database.createObjectStore('scans', { keyPath: 'id' });
    },
  });

export async function openDoorStore(): Promise<DoorStore> {
  return storeOn(await open());
}

const storeOn = (database: IDBPDatabase<Schema>): DoorStore => ({
  list: async (eventId) => (await database.get('lists', eventId)) ?? null,
  events: () => database.getAll('events'),
  async keepList(list) {
    const writing = database.transaction(['lists', 'events'], 'readwrite');
    await Promise.all([
      writing.objectStore('lists').put(list, list.event.id),
      writing.objectStore('events').put(list.event),
      writing.done,
    ]);
  },
  async forgetList(eventId) {
    await Promise.all([database.delete('lists', eventId), database.delete('events', eventId)]);
  },
  scans: () => database.getAll('scans'),
  keepScan: async (scan) => void (await database.put('scans', scan)),
  async forgetScans(ids) {
    const writing = database.transaction('scans', 'readwrite');
    await Promise.all([...ids.map((id) => writing.store.delete(id)), writing.done]);
  },
});

/** Where the browser keeps nothing (a private window): all is lost when the page is closed, which the page says. */
export function storeInMemory(): DoorStore {
  const lists = new Map<string, DoorList>();
  const scans = new Map<string, Scan>();
  return {
    list: async (eventId) => lists.get(eventId) ?? null,
    events: async () => [...lists.values()].map(({ event }) => event),
    keepList: async (list) => void lists.set(list.event.id, list),
    forgetList: async (eventId) => void lists.delete(eventId),
    scans: async () => [...scans.values()],
    keepScan: async (scan) => void scans.set(scan.id, scan),
    forgetScans: async (ids) => {
      for (const id of ids) scans.delete(id);
    },
  };
}
