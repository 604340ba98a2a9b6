import { queries, useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.ticketTypes, ({ actor, params }) => queries.ticketTypes(actor, params.id)),
  route(contracts.createTicketType, ({ actor, params, body }) => useCases.createTicketType(actor, params.id, body)),
);
