import { queries } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { reply } from '@/presentation/http/reply';
import { route } from '@/presentation/http/route';

/** Cheap to ask again: one answer a second serves every page behind a shared cache. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.availability, async ({ params }) =>
    reply(await queries.availability(params.id), { 'cache-control': 'public, max-age=1' }),
  ),
);
