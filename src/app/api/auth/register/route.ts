import { useCases } from '@/composition';
import { DEFAULT_LOCALE } from '@/domain/locale';
import { contracts } from '@/presentation/http/contracts';
import { readerLocale } from '@/presentation/http/headers';
import { methods } from '@/presentation/http/methods';
import { signedIn } from '@/presentation/http/refresh-cookie';
import { originOf } from '@/presentation/http/request';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.register, async ({ actor, request, body }) => {
    const locale = readerLocale(request, actor) ?? DEFAULT_LOCALE;
    return signedIn(await useCases.register({ ...body, locale }, originOf(request)));
  }),
);
