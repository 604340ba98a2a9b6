import { queries } from '@/composition';
import { DEFAULT_LOCALE } from '@/domain/locale';
import { contracts } from '@/presentation/http/contracts';
import { ticketPassFile } from '@/presentation/http/file-response';
import { readerLocale } from '@/presentation/http/headers';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.ticketPass, async ({ actor, request, params, query }) => {
    const locale = query.locale ?? readerLocale(request, actor) ?? DEFAULT_LOCALE;
    return ticketPassFile(await queries.ticketPass(actor, params.id, locale));
  }),
);
