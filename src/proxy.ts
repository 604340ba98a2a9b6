import { type NextRequest, NextResponse } from 'next/server';
import { env } from './infrastructure/env';
import { policyForOneReader } from './presentation/http/pages/page-policy';

const { SIGN_IN_SERVICES, NODE_ENV } = env();
const services = SIGN_IN_SERVICES.map(({ issuer }) => new URL(issuer).origin);

const POLICY = 'content-security-policy';

/** Gives every page that is made for one reader a policy of its own. Nothing else is decided here. */
export function proxy(request: NextRequest): NextResponse {
  const policy = policyForOneReader(services, NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set(POLICY, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY, policy);
  return response;
}

export const config = {
  matcher: [
    {
      // All but the pages that are kept for everybody (home, the list, an event, the scanner), which this would make
      // slower, and a mail as its reader sees it, which has a policy of its own.
      source:
        '/((?!api(?:/|$)|_next/|(?:(?:en|pt-BR)(?:/|$))?(?:events(?:/.*)?|door|admin/(?:mail|messages)/[^/]+/letter)?$|.*\\.).*)',
      missing: [{ type: 'header', key: 'rsc' }],
    },
    // The list is kept for visitors only. The names are those of session-cookie.ts; Next reads this before it runs.
    {
      source: '/((?:(?:en|pt-BR)/)?events)',
      has: [{ type: 'cookie', key: 'eventhub.session' }],
      missing: [{ type: 'header', key: 'rsc' }],
    },
    {
      source: '/((?:(?:en|pt-BR)/)?events)',
      has: [{ type: 'cookie', key: '__Host-eventhub.session' }],
      missing: [{ type: 'header', key: 'rsc' }],
    },
  ],
};
