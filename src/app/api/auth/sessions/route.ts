import { queries, useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { signedOut } from '@/presentation/http/refresh-cookie';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.mySessions, ({ actor }) => queries.mySessions(actor)),
  route(contracts.revokeSessions, async ({ actor, query }) => {
    if (query.all !== 'true') return useCases.revokeOtherSessions(actor);
    await useCases.revokeAllSessions(actor);
    return signedOut();
  }),
);
