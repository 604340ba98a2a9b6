'use client';

import { useEffect, useState } from 'react';
import type { Page } from '@/application/schema';
import type { TicketDto } from '@/application/tickets/schema';
import { keepOffline } from '../offline/keep-offline';

/** Keeps the page for the door, where there may be no network: again whenever it shows other tickets. */
export function useKeptOffline(shown: Page<TicketDto> | null): boolean {
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    if (!shown || shown.empty || !navigator.onLine) return;
    let isCurrent = true;
    void keepOffline('tickets').then((kept) => {
      if (isCurrent) setKept(kept);
    });
    return () => {
      isCurrent = false;
    };
  }, [shown]);
  return isKept;
}
