import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

/** The process is alive; says nothing of the database. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.health, async () => ({ status: 'UP' as const })),
);
