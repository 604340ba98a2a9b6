'use client';

import { browserSupportsWebAuthnAutofill, startAuthentication } from '@simplewebauthn/browser';
import { useLocale } from 'next-intl';
import { startTransition, useActionState, useCallback, useEffect, useState } from 'react';
import { signInWithPasskey } from '@/presentation/actions/passkeys';
import { api } from '@/presentation/api/client';
import { type CeremonyFailure, failureOf } from './ceremony-words';

/** Before its challenge runs out, the page asks for a new one. */
const RENEW_MS = 4 * 60_000;

/** Signs in by a passkey: by the button, or by what the browser offers in the field of the name. */
export function usePasskeySignIn(next: string | undefined, isOffered: boolean) {
  const locale = useLocale();
  const [answer, send, isSending] = useActionState(signInWithPasskey, null);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<CeremonyFailure | null>(null);

  const run = useCallback(
    async (useBrowserAutofill: boolean) => {
      const optionsJSON = await api('POST /api/auth/passkeys/sign-in/options');
      const response = await startAuthentication({ optionsJSON, useBrowserAutofill });
      // Where it succeeds, the action leads to another page, which needs a transition.
      startTransition(() => send({ response, next, locale }));
    },
    [send, next, locale],
  );

  const offer = useCallback(async () => {
    // What nobody asked for fails in silence; the button is there.
    if (await browserSupportsWebAuthnAutofill()) await run(true).catch(() => undefined);
  }, [run]);
  useEffect(() => {
    if (!isOffered) return;
    offer();
    const timer = setInterval(offer, RENEW_MS);
    return () => clearInterval(timer);
  }, [isOffered, offer]);

  const ask = async () => {
    setFailure(null);
    setAsking(true);
    try {
      await run(false);
    } catch (error) {
      setFailure(failureOf(error));
      offer();
    } finally {
      setAsking(false);
    }
  };
  return { ask, isPending: isAsking || isSending, failure, refusal: answer && !answer.ok ? answer.error : null };
}
