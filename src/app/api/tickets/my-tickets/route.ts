import { queries } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { preferredLocale } from '@/presentation/http/headers';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(contracts.myTickets, ({ actor, query, request }) =>
    queries.myTickets(actor, query, preferredLocale(request) ?? undefined),
  ),
});
