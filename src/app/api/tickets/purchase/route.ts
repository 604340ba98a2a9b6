import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { readIdempotencyKey } from '@/presentation/http/headers';
import { methods, route } from '@/presentation/http/route';
import { soldTicket } from '@/presentation/http/ticket-response';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(contracts.purchaseTicket, async ({ actor, request, body }) =>
    soldTicket(await useCases.purchaseTicket(actor, body, readIdempotencyKey(request))),
  ),
});
