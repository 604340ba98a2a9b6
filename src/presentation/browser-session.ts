import { cookies, headers } from 'next/headers';
import { SESSION_MS } from '@/application/auth/sign-in';
import type { RequestOrigin } from '@/domain/user';
import { SESSION_HINT_COOKIE } from './components/shell/session-hint-cookie';
import { handedAddress } from './http/client-address';
import { isHttps } from './session-cookie';

/** What signing a browser in has in common, by whatever means. */

/** From where the form or the page is asked for. */
export async function callOrigin(): Promise<RequestOrigin> {
  const sent = await headers();
  return { address: handedAddress(sent), userAgent: sent.get('user-agent') };
}

/** Lets the pages know that somebody is signed in here. */
export async function setSessionHint(): Promise<void> {
  (await cookies()).set(SESSION_HINT_COOKIE, '1', {
    path: '/',
    sameSite: 'lax',
    secure: isHttps,
    maxAge: SESSION_MS / 1000,
  });
}
