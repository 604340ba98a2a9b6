import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.beginTotp, ({ actor, body }) => useCases.beginTotp(actor, body)),
  route(contracts.removeTotp, ({ actor, body }) => useCases.removeTotp(actor, body)),
);
