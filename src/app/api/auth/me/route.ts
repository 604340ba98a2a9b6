import { queries } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(contracts.me, ({ actor }) => queries.me(actor)),
});
