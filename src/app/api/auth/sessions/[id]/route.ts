import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: route(contracts.revokeSession, ({ actor, params }) => useCases.revokeSession(actor, params.id)),
});
