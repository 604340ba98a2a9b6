import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { readIdempotencyKey } from '@/presentation/http/headers';
import { soldTicket } from '@/presentation/http/ticket-response';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(contracts.purchaseTicket, async ({ actor, request, body }) =>
    soldTicket(await useCases.purchaseTicket(actor, body, readIdempotencyKey(request))),
  ),
});
