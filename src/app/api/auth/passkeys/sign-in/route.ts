import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { signedIn } from '@/presentation/http/refresh-cookie';
import { originOf } from '@/presentation/http/request';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.signInWithPasskey, async ({ request, body }) =>
    signedIn(await useCases.signInWithPasskey(body.response, originOf(request))),
  ),
);
