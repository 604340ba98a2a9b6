import { queries, useCases } from '@/composition';
import { evicting } from '@/presentation/evict-pages';
import { contracts } from '@/presentation/http/contracts';
import { createdEvent } from '@/presentation/http/event-response';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(contracts.listEvents, ({ actor, query }) => queries.listEvents(actor, query)),
  POST: route(contracts.createEvent, async ({ actor, body }) =>
    createdEvent(evicting(await useCases.createEvent(actor, body))),
  ),
});
