import { platform, queries } from '@/composition';
import { ticketPdfFile } from '@/presentation/http/answers/file-response';
import { contracts } from '@/presentation/http/contracts';
import { readerLocale } from '@/presentation/http/headers';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.ticketPdf, async ({ actor, request, params, query }) => {
    const locale = query.locale ?? readerLocale(request, actor) ?? platform.shop().locale;
    return ticketPdfFile(await queries.ticketPdf(actor, params.id, locale, query.paper));
  }),
);
