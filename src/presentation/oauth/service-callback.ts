import { headers } from 'next/headers';
import type { NextRequest } from 'next/server';
import type { ServiceProblem } from '@/application/linked-accounts/schema';
import { platform } from '@/composition';
import { VISITOR } from '@/domain/user';
import { handlers } from '../auth';
import { handedAddress } from '../http/client-address';
import { limits } from '../http/contracts/limits';
import { readerLocale } from '../http/headers';
import { rateLimit } from '../http/limits/rate-limit';
import { requestIdOf } from '../http/request';
import { paths } from '../paths';
import { type Errand, readErrand } from './errand';
import { problemPage } from './problems';
import { settleErrand } from './take-answer';

/** Takes the browser that another service sends back. Whatever comes, it ends on a page of ours that says what happened. */

const limit = rateLimit(limits.serviceSignIn);

export async function serviceCallback(request: NextRequest): Promise<Response> {
  const errand = await readErrand();
  const given = await headers();
  const metered = limit.begin(handedAddress(given), requestIdOf({ headers: given }));
  try {
    await metered.countAddress();
    const answer = await metered.run(VISITOR, undefined, () => handlers.GET(request));
    return await withOurPage(request, answer, errand);
  } catch (err) {
    platform.logger.warn({ err }, 'the answer of another service could not be taken');
    return redirectTo(problemPage(errand ?? stranger(request), 'failed'), new Headers());
  }
}

/** Somebody of whom nothing is known: the answer came late, or to another browser than the one that asked. */
const stranger = (request: Request): Errand => ({
  kind: 'sign-in',
  locale: readerLocale(request, VISITOR) ?? platform.shop().locale,
});

async function withOurPage(request: NextRequest, answer: Response, errand: Errand | null): Promise<Response> {
  await settleErrand();
  const { pathname, search, hash, searchParams } = new URL(answer.headers.get('location') ?? paths.login, request.url);
  // next-auth names its errors; which of them they were is in the log.
  const hasFailed = pathname === paths.login && searchParams.has('error');
  const page = hasFailed
    ? problemPage(errand ?? stranger(request), problemOf(request, errand))
    : `${pathname}${search}${hash}`;
  return redirectTo(page, answer.headers);
}

function problemOf(request: NextRequest, errand: Errand | null): ServiceProblem {
  if (!errand) return 'expired';
  return request.nextUrl.searchParams.get('error') === 'access_denied' ? 'cancelled' : 'failed';
}

/** Within our own site, and with the cookies that next-auth set. */
function redirectTo(page: string, sent: Headers): Response {
  const answer = new Response(null, { status: 302, headers: { location: page, 'cache-control': 'no-store' } });
  for (const cookie of sent.getSetCookie()) answer.headers.append('set-cookie', cookie);
  return answer;
}
