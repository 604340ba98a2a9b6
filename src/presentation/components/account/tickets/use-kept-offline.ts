'use client';

import { useEffect, useState } from 'react';
import type { Page } from '@/application/schema';
import type { TicketDto } from '@/application/tickets/schema';
import { forgetOffline, keepOffline } from '../../offline/keep-offline';

/** Keeps the page for the door, where there may be no network: again whenever it shows other tickets, and not for none. */
export function useKeptOffline(shown: Page<TicketDto> | null): boolean {
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    if (!shown || !navigator.onLine) return;
    let isCurrent = true;
    // The last one was handed on or given back: what is kept would show a code that lets nobody in.
    const work = shown.empty ? forgetOffline('tickets').then(() => false) : keepOffline('tickets');
    void work.then((kept) => {
      if (isCurrent) setKept(kept);
    });
    return () => {
      isCurrent = false;
    };
  }, [shown]);
  return isKept;
}
