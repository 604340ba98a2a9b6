'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * Whether the scripts of the page run: not on the server, nor while React takes over what came from there. What is typed
 * before then into a field that React fills is lost or mixed with what stood there, so such a field waits for it.
 */
export const useIsAwake = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
