import { queries, useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { signedOut } from '@/presentation/http/refresh-cookie';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.me, ({ actor }) => queries.me(actor)),
  route(contracts.deleteAccount, async ({ actor, body }) => {
    await useCases.deleteAccount(actor, body);
    return signedOut();
  }),
  route(contracts.updateProfile, ({ actor, body }) => useCases.updateProfile(actor, body)),
);
