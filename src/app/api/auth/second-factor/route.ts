import { queries, useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.secondFactor, ({ actor }) => queries.mySecondFactor(actor)),
  route(contracts.showCode, ({ actor, body }) => useCases.strengthenSession(actor, body.code)),
);
