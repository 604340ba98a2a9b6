import { WebAuthnError } from '@simplewebauthn/browser';

/** Why the browser made or showed no passkey: a key of the messages. */
export type CeremonyFailure = 'cancelled' | 'already' | 'unsupported' | 'failed';

/** Whoever closes the browser's own dialog has cancelled; a browser tells no more than that of most refusals. */
export function failureOf(error: unknown): CeremonyFailure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  if (name === 'InvalidStateError') return 'already';
  const lacks = error instanceof WebAuthnError && error.code.startsWith('ERROR_AUTHENTICATOR');
  return lacks || name === 'NotSupportedError' ? 'unsupported' : 'failed';
}
