import { queries, useCases } from '@/composition';
import { typesOfEvent } from '@/presentation/http/answers/event-response';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.ticketTypes, async ({ actor, params }) =>
    typesOfEvent(await queries.ticketTypes(actor, params.id), params.id),
  ),
  route(contracts.createTicketType, ({ actor, params, body }) => useCases.createTicketType(actor, params.id, body)),
);
