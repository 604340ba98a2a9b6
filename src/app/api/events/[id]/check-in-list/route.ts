import { queries } from '@/composition';
import { replyWritten } from '@/presentation/http/answers/reply';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.checkInList, async ({ actor, params, query }) => {
    const { json, signature } = await queries.checkInList(actor, params.id, query);
    return replyWritten(json, { 'x-list-signature': signature });
  }),
);
