'use client';

import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 39.99rem)';

function watch(onChange: () => void) {
  const query = window.matchMedia(PHONE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether the window is as narrow as a phone: `sm` of Tailwind begins above. */
export const useIsPhone = () =>
  useSyncExternalStore(
    watch,
    () => window.matchMedia(PHONE).matches,
    () => false,
  );
