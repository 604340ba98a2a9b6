import { useCases } from '@/composition';
import { requireSameOrigin } from '@/presentation/http/authenticate';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { readRefreshCookie, signedOut } from '@/presentation/http/refresh-cookie';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.logout, async ({ request }) => {
    requireSameOrigin(request);
    const token = readRefreshCookie(request);
    if (token) await useCases.logout(token);
    return signedOut();
  }),
);
