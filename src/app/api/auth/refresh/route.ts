import { useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { contracts } from '@/presentation/http/contracts';
import { readRefreshCookie, signedIn } from '@/presentation/http/refresh-cookie';
import { methods, requireSameOrigin, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(contracts.refresh, async ({ request }) => {
    requireSameOrigin(request);
    const token = readRefreshCookie(request);
    if (!token) throw new AppError('UNAUTHORIZED', 'There is no session to refresh.');
    return signedIn(await useCases.refresh(token), 200);
  }),
});
