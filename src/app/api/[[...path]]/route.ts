import { AppError } from '@/domain/errors';
import { contracts } from '@/presentation/http/contracts';
import { methods, route } from '@/presentation/http/route';

const nothingHere = route(contracts.health, async () => {
  throw new AppError('RESOURCE_NOT_FOUND', 'There is nothing at this address.');
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: nothingHere,
  POST: nothingHere,
  PUT: nothingHere,
  PATCH: nothingHere,
  DELETE: nothingHere,
});
