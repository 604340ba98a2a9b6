'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { keepOffline } from '../offline/keep-offline';
import { loadDecoder } from './camera/code-reader';
import { EventPicker } from './event-picker';
import { Scanner } from './scanner';
import { noteDoorData } from './session/door-settings';
import { type DoorStore, openDoorStore, storeInMemory } from './session/door-store';
import { forgetPast } from './session/leave-door';
import { useIsInBrowser } from './session/use-door';

const eventInAddress = () => new URLSearchParams(location.search).get('event');

/** In the address, so that the page opens where it was left. */
function putInAddress(eventId: string | null): void {
  const address = new URL(location.href);
  if (eventId) address.searchParams.set('event', eventId);
  else address.searchParams.delete('event');
  history.replaceState(history.state, '', address);
}

async function openStore(): Promise<{ store: DoorStore; isKept: boolean }> {
  try {
    const store = await openDoorStore();
    await forgetPast(store, new Date());
    noteDoorData((await store.events()).length + (await store.scans()).length > 0);
    return { store, isKept: true };
  } catch {
    return { store: storeInMemory(), isKept: false };
  }
}

/** The page as it is now, its camera part included, opens without a network from here on. */
async function keepThisPage(): Promise<boolean> {
  await loadDecoder().catch(() => undefined);
  return keepOffline('door');
}

export function DoorApp() {
  const isInBrowser = useIsInBrowser();
  return isInBrowser ? <Door /> : <Waiting />;
}

function Waiting() {
  const t = useTranslations('door');
  return <p className="m-auto p-8 text-ink-soft">{t('opening')}</p>;
}

function Door() {
  const [opened, setOpened] = useState<{ store: DoorStore; isKept: boolean } | null>(null);
  const [isPageKept, setPageKept] = useState(false);
  const [eventId, setEventId] = useState(eventInAddress);
  useEffect(() => {
    void openStore().then(setOpened);
    if (navigator.onLine) void keepThisPage().then(setPageKept);
    else setPageKept(navigator.serviceWorker?.controller != null);
  }, []);
  const choose = (chosen: string | null) => {
    putInAddress(chosen);
    setEventId(chosen);
  };
  if (!opened) return <Waiting />;
  if (!eventId) return <EventPicker store={opened.store} onChoose={choose} />;
  return (
    <Scanner
      key={eventId}
      store={opened.store}
      eventId={eventId}
      opensOffline={opened.isKept && isPageKept}
      onLeave={() => choose(null)}
    />
  );
}
