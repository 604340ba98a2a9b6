import { type NextRequest, NextResponse } from 'next/server';
import { env } from './infrastructure/env';
import { policyForOneReader } from './presentation/http/page-policy';

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
      // All but the pages that are kept for everybody (home, the list, an event), which this would make slower.
      source: '/((?!api(?:/|$)|_next/|(?:(?:en|pt-BR)(?:/|$))?(?:events(?:/[^/]*)?)?$|.*\\.).*)',
      missing: [{ type: 'header', key: 'rsc' }],
    },
  ],
};
