import type { SignIn } from '@/application/auth/sign-in';
import { SESSION_MS } from '@/application/auth/sign-in';
import { platform } from '@/composition';
import { reply } from './answers/reply';
import type { ApiRequest } from './request';

const isHttps = () => platform.env().APP_URL.startsWith('https://');
// Not `__Host-`, which would send it with every request instead of to the sign-in addresses alone.
const nameNow = () => (isHttps() ? '__Secure-eventhub.refresh' : 'eventhub.refresh');

const attributes = (maxAge: number) =>
  ['Path=/api/auth', 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAge}`, ...(isHttps() ? ['Secure'] : [])].join('; ');

export function readRefreshCookie(request: ApiRequest): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  const name = nameNow();
  const value = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  return value && /^[\w-]{20,100}$/.test(value) ? value : null;
}

/** The answer to register, login and refresh, with the refresh token in its cookie. */
export const signedIn = ({ access, refreshToken }: SignIn) =>
  reply(access, { 'set-cookie': `${nameNow()}=${refreshToken}; ${attributes(SESSION_MS / 1000)}` });

export const signedOut = () => reply(null, { 'set-cookie': `${nameNow()}=; ${attributes(0)}` });
