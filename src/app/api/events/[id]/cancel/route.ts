import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(contracts.cancelEvent, ({ actor, params }) => useCases.cancelEvent(actor, params.id)),
});
