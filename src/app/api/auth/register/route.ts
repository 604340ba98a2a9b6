import { platform, useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { readerLocale } from '@/presentation/http/headers';
import { methods } from '@/presentation/http/methods';
import { signedIn } from '@/presentation/http/refresh-cookie';
import { originOf } from '@/presentation/http/request';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.register, async ({ actor, request, body }) => {
    const locale = readerLocale(request, actor) ?? platform.shop().locale;
    return signedIn(await useCases.register({ ...body, locale }, originOf(request)));
  }),
);
