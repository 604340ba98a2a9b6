import { queries, useCases } from '@/composition';
import { replyStream } from '@/presentation/http/answers/reply';
import { contracts } from '@/presentation/http/contracts';
import { readerLocale } from '@/presentation/http/headers';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';
import { askerOf } from '@/presentation/http/visitor-cookie';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.assistant, () => queries.assistantState()),
  route(contracts.ask, async ({ actor, body, request }) => {
    const { headers, ...asker } = await askerOf(request, actor);
    const answer = await useCases.ask({ ...asker, actor }, body, readerLocale(request, actor));
    return replyStream(({ send, signal }) => answer(send, signal), headers);
  }),
);
