import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

const NOT_READY = {
  away: 'The database is not ready.',
  'out-of-room': 'The database has no room to write: its disk, memory or connections are used up.',
};

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.ready, async () => {
    const state = await queries.readiness();
    if (state === 'ready') return { status: 'READY' as const };
    throw new AppError('UNAVAILABLE', NOT_READY[state], { retryAfter: 2 });
  }),
);
