import { useCases } from '@/composition';
import { replyStream } from '@/presentation/http/answers/reply';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';
import { askerOf } from '@/presentation/http/visitor-cookie';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.draftDescription, async ({ actor, body, request }) => {
    const { key } = await askerOf(request, actor);
    const draft = await useCases.draftDescription(actor, key, body);
    return replyStream(({ send, signal }) => draft(send, signal));
  }),
);
