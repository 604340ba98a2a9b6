import { queries } from '@/composition';
import { suggestions } from '@/presentation/http/answers/event-response';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.suggestEvents, async ({ query }) => suggestions(await queries.suggestEvents(query))),
);
