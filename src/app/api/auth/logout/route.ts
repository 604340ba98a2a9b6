import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { readRefreshCookie, signedOut } from '@/presentation/http/refresh-cookie';
import { methods, requireSameOrigin, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(contracts.logout, async ({ request }) => {
    requireSameOrigin(request);
    const token = readRefreshCookie(request);
    if (token) await useCases.logout(token);
    return signedOut();
  }),
});
