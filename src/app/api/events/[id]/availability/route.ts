import { queries } from '@/composition';
import { seatsLeft } from '@/presentation/http/answers/event-response';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.availability, async ({ params }) => seatsLeft(await queries.availability(params.id), params.id)),
);
