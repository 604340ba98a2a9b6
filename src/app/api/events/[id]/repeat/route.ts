import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.repeatEvent, ({ actor, params, body }) =>
    useCases.repeatEvent(actor, { eventId: params.id, seats: {}, ...body }),
  ),
);
