import { queries } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';
import { ownerOf } from '@/presentation/http/visitor-cookie';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.myConversations, ({ actor, request }) => queries.myConversations(ownerOf(request, actor))),
);
