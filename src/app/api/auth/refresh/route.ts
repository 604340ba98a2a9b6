import { useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { requireSameOrigin } from '@/presentation/http/authenticate';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { readRefreshCookie, signedIn } from '@/presentation/http/refresh-cookie';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.refresh, async ({ request }) => {
    requireSameOrigin(request);
    const token = readRefreshCookie(request);
    if (!token) throw new AppError('UNAUTHORIZED', 'There is no session to refresh.');
    return signedIn(await useCases.refresh(token));
  }),
);
