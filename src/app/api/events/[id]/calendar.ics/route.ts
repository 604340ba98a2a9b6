import { queries } from '@/composition';
import { eventCalendarFile } from '@/presentation/http/answers/file-response';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.eventCalendar, async ({ params, query }) =>
    eventCalendarFile(await queries.eventCalendar(params.id, query.locale), params.id),
  ),
);
