import { platform } from '@/composition';
import { AppError } from '@/domain/errors';
import { replyFile } from '@/presentation/http/answers/reply';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.metrics, async () => {
    const text = await platform.metricsText();
    if (text === null) throw new AppError('UNAVAILABLE', 'A process does not answer.', { retryAfter: 5 });
    return replyFile(text, { type: platform.metricsType, name: 'metrics.txt', isShown: true });
  }),
);
