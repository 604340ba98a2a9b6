'use client';

import { useEffect } from 'react';
import { forgetOffline } from './keep-offline';

/**
 * For pages on which people sign in: whoever was here before is here no more, by signing out or because their session
 * ended, and what was kept of theirs must not be shown to who comes next.
 */
export function useNobodySignedIn(): void {
  useEffect(() => {
    void forgetOffline('tickets').catch(() => undefined);
  }, []);
}
