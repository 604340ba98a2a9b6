import { platform, queries } from '@/composition';
import { ticketCalendarFile } from '@/presentation/http/answers/file-response';
import { contracts } from '@/presentation/http/contracts';
import { readerLocale } from '@/presentation/http/headers';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.ticketCalendar, async ({ actor, request, params, query }) => {
    const locale = query.locale ?? readerLocale(request, actor) ?? platform.shop().locale;
    return ticketCalendarFile(await queries.ticketCalendar(actor, params.id, locale));
  }),
);
