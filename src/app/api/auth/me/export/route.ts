import { useCases } from '@/composition';
import { replyWritten } from '@/presentation/http/answers/reply';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.exportMyData, async ({ actor }) => {
    const data = await useCases.exportMyData(actor);
    const day = data.exportedAt.slice(0, 10);
    // In lines, for whoever opens the file.
    return replyWritten(JSON.stringify(data, null, 2), {
      'content-disposition': `attachment; filename="eventhub-data-${day}.json"`,
    });
  }),
);
