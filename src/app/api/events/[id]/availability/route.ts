import { queries } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { seatsLeft } from '@/presentation/http/event-response';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.availability, async ({ params }) => seatsLeft(await queries.availability(params.id), params.id)),
);
