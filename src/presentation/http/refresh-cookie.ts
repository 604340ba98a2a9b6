import type { SignIn } from '@/application/auth/sign-in';
import { SESSION_MS } from '@/application/auth/sign-in';
import { platform } from '@/composition';
import { reply } from './reply';
import type { ApiRequest } from './request';

const NAME = 'eventhub.refresh';

const attributes = (maxAge: number) =>
  [
    'Path=/api/auth',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${maxAge}`,
    ...(platform.env().APP_URL.startsWith('https://') ? ['Secure'] : []),
  ].join('; ');

export function readRefreshCookie(request: ApiRequest): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  const value = cookies.find((cookie) => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  return value && /^[\w-]{20,100}$/.test(value) ? value : null;
}

/** The answer to register, login and refresh, with the refresh token in its cookie. */
export const signedIn = ({ access, refreshToken }: SignIn) =>
  reply(access, { 'set-cookie': `${NAME}=${refreshToken}; ${attributes(SESSION_MS / 1000)}` });

export const signedOut = () => reply(null, { 'set-cookie': `${NAME}=; ${attributes(0)}` });
