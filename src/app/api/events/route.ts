import { queries, useCases } from '@/composition';
import { createdEvent, eventPage } from '@/presentation/http/answers/event-response';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.listEvents, async ({ actor, query }) => eventPage(await queries.listEvents(actor, query), query)),
  route(contracts.createEvent, async ({ actor, body }) => createdEvent(await useCases.createEvent(actor, body))),
);
