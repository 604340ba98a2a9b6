import { queries } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(contracts.eventTickets, ({ actor, params, query }) => queries.eventTickets(actor, params.id, query)),
});
