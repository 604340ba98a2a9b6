import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.updateTicketType, ({ actor, params, body }) =>
    useCases.updateTicketType(actor, params.id, params.typeId, body),
  ),
  route(contracts.deleteTicketType, ({ actor, params }) => useCases.deleteTicketType(actor, params.id, params.typeId)),
);
