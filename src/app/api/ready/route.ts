import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { contracts } from '@/presentation/http/contracts';
import { methods, route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(contracts.ready, async () => {
    if (await queries.isReady()) return { status: 'READY' };
    throw new AppError('UNAVAILABLE', 'The database is not ready.', { retryAfter: 2 });
  }),
});
