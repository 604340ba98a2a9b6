import { queries, useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { typesOfEvent } from '@/presentation/http/event-response';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.ticketTypes, async ({ actor, params }) =>
    typesOfEvent(await queries.ticketTypes(actor, params.id), params.id),
  ),
  route(contracts.createTicketType, ({ actor, params, body }) => useCases.createTicketType(actor, params.id, body)),
);
