import { useCases } from '@/composition';
import { evicting } from '@/presentation/evict-pages';
import { contracts } from '@/presentation/http/contracts';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(contracts.cancelEvent, async ({ actor, params }) =>
    evicting(await useCases.cancelEvent(actor, params.id)),
  ),
});
