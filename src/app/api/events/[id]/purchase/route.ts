import { useCases } from '@/composition';
import { soldTicket } from '@/presentation/http/answers/ticket-response';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { orderAt } from '@/presentation/http/order-at';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.purchaseTicketOfEvent, async ({ actor, params, headers, body, request }) => {
    const order = orderAt(params.id, body);
    return soldTicket(await useCases.placeOrder(actor, order, headers.idempotencyKey ?? null, () => request.isGone()));
  }),
);
