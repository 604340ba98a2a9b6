import { queries, useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods, route } from '@/presentation/http/route';
import { cancelledTicket } from '@/presentation/http/ticket-response';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(contracts.getTicket, ({ actor, params }) => queries.getTicket(actor, params.id)),
  DELETE: route(contracts.cancelTicket, async ({ actor, request, params }) =>
    cancelledTicket(request, await useCases.cancelTicket(actor, params.id)),
  ),
});
