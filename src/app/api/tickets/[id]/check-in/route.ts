import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    contracts.checkIn,
    async ({ actor, params }) => (await useCases.checkIn(actor, { confirmationCode: params.id })).ticket,
  ),
  route(contracts.undoCheckIn, ({ actor, params, body }) => useCases.undoCheckIn(actor, params.id, body)),
);
