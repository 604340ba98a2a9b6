import { queries } from '@/composition';
import { eventList } from '@/presentation/http/answers/event-response';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.upcomingEvents, async ({ query }) => eventList(await queries.upcomingEvents(query))),
);
