import { queries } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { suggestions } from '@/presentation/http/event-response';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.suggestEvents, async ({ query }) => suggestions(await queries.suggestEvents(query))),
);
