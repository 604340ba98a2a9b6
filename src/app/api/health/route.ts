import { contracts } from '@/presentation/http/contracts';
import { methods, route } from '@/presentation/http/route';

/** The process is alive; says nothing of the database. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(contracts.health, async () => ({ status: 'UP' })),
});
