'use client';

import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useSyncExternalStore } from 'react';

export type PasskeySupport = 'yes' | 'wrong-host' | 'no';

const never = () => () => undefined;

/** Passkeys are made for one host, and need a browser that knows them. Null until the page runs in one. */
export function usePasskeySupport(host: string): PasskeySupport | null {
  return useSyncExternalStore(
    never,
    () => {
      if (!browserSupportsWebAuthn()) return 'no';
      return window.location.hostname === host ? 'yes' : 'wrong-host';
    },
    () => null,
  );
}
