import { queries } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { eventList } from '@/presentation/http/event-response';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.searchEvents, async ({ query }) => eventList(await queries.searchEvents(query))),
);
