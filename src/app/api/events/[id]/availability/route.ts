import { queries } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { polled } from '@/presentation/http/event-response';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(contracts.availability, async ({ params }) => polled(await queries.availability(params.id))),
});
