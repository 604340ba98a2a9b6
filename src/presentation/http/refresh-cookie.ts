import type { SignIn } from '@/application/auth/sign-in';
import { SESSION_MS } from '@/application/auth/sign-in';
import { platform } from '@/composition';

const NAME = 'eventhub.refresh';

const attributes = (maxAge: number) =>
  [
    'Path=/api/auth',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${maxAge}`,
    ...(platform.env().APP_URL.startsWith('https://') ? ['Secure'] : []),
  ].join('; ');

export function readRefreshCookie(request: Request): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  const value = cookies.find((cookie) => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  return value && /^[\w-]{20,100}$/.test(value) ? value : null;
}

/** The contract's answer to register, login and refresh, with the refresh token in its cookie. */
export function signedIn({ access, refreshToken }: SignIn, status: number): Response {
  return Response.json(access, {
    status,
    headers: { 'cache-control': 'no-store', 'set-cookie': `${NAME}=${refreshToken}; ${attributes(SESSION_MS / 1000)}` },
  });
}

export const signedOut = () =>
  new Response(null, { status: 204, headers: { 'set-cookie': `${NAME}=; ${attributes(0)}` } });
