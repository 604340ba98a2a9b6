'use client';

import { useEffect, useState } from 'react';
import type { AdminFindings } from '@/application/admin-search/schema';
import { findInAdmin } from '@/presentation/actions/palette';

/** So long after the last key somebody has typed what they meant. */
const PAUSE_MS = 200;
const NOTHING: AdminFindings = { events: [], attendees: [] };

type Found = AdminFindings & { q: string; state: 'idle' | 'found' | 'failed' };

/** What is found for what is typed now; an answer to what was typed before is not shown for it. */
export function useFindings(typed: string): AdminFindings & { state: Found['state'] | 'searching' } {
  const q = typed.trim();
  const [found, setFound] = useState<Found>({ ...NOTHING, q: '', state: 'idle' });
  useEffect(() => {
    if (q === '') return;
    let isLeft = false;
    const tell = (next: Omit<Found, 'q'>) => {
      if (!isLeft) setFound({ ...next, q });
    };
    const timer = setTimeout(() => {
      findInAdmin(null, { q }).then(
        (answer) => tell(answer.ok ? { ...answer.data, state: 'found' } : { ...NOTHING, state: 'failed' }),
        () => tell({ ...NOTHING, state: 'failed' }),
      );
    }, PAUSE_MS);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [q]);
  if (q === '') return { ...NOTHING, state: 'idle' };
  return found.q === q ? found : { ...NOTHING, state: 'searching' };
}
