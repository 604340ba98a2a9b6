import { queries, useCases } from '@/composition';
import { evicting } from '@/presentation/evict-pages';
import { contracts } from '@/presentation/http/contracts';
import { taggedEvent } from '@/presentation/http/event-response';
import { readIfMatch } from '@/presentation/http/headers';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(contracts.getEvent, async ({ actor, request, params }) =>
    taggedEvent(request, await queries.getEvent(actor, params.id)),
  ),
  PATCH: route(contracts.updateEvent, async ({ actor, request, params, body }) =>
    evicting(await useCases.updateEvent(actor, params.id, { version: readIfMatch(request), ...body })),
  ),
  DELETE: route(contracts.deleteEvent, async ({ actor, params }) =>
    evicting(await useCases.deleteEvent(actor, params.id)),
  ),
});
