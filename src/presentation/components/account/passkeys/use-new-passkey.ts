'use client';

import { startRegistration } from '@simplewebauthn/browser';
import { useState } from 'react';
import type { CreationOptions, PasskeyDto } from '@/application/passkeys/schema';
import { addPasskey } from '@/presentation/actions/passkeys';
import type { ActionError } from '@/presentation/actions/result';
import { type CeremonyFailure, failureOf } from './ceremony-words';

type Made =
  | { state: 'none' }
  | { state: 'asking' }
  | { state: 'failed'; failure: CeremonyFailure }
  | { state: 'refused'; error: ActionError };

/** Has the browser make a passkey, and keeps it. */
export function useNewPasskey(onAdded: (passkey: PasskeyDto) => void) {
  const [made, setMade] = useState<Made>({ state: 'none' });
  const make = async (optionsJSON: CreationOptions, name: string) => {
    setMade({ state: 'asking' });
    try {
      const response = await startRegistration({ optionsJSON });
      const kept = await addPasskey(null, { name, response });
      if (!kept.ok) return setMade({ state: 'refused', error: kept.error });
      setMade({ state: 'none' });
      onAdded(kept.data);
    } catch (error) {
      setMade({ state: 'failed', failure: failureOf(error) });
    }
  };
  return { made, make, reset: () => setMade({ state: 'none' }) };
}
