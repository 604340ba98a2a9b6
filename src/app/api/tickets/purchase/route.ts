import { useCases } from '@/composition';
import { soldTicket } from '@/presentation/http/answers/ticket-response';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.purchaseTicket, async ({ actor, headers, body, request }) =>
    soldTicket(await useCases.placeOrder(actor, body, headers.idempotencyKey ?? null, () => request.isGone())),
  ),
);
