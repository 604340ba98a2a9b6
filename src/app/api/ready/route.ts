import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.ready, async () => {
    if (await queries.isReady()) return { status: 'READY' as const };
    throw new AppError('UNAVAILABLE', 'The database is not ready.', { retryAfter: 2 });
  }),
);
