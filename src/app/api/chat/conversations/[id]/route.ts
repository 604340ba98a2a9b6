import { queries, useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';
import { ownerOf } from '@/presentation/http/visitor-cookie';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.readConversation, ({ actor, params, request }) =>
    queries.readConversation(ownerOf(request, actor), params.id),
  ),
  route(contracts.forgetConversation, ({ actor, params, request }) =>
    useCases.forgetConversation(ownerOf(request, actor), params.id),
  ),
);
