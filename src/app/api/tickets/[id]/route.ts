import { queries, useCases } from '@/composition';
import { cancelledTicket } from '@/presentation/http/answers/ticket-response';
import { contracts } from '@/presentation/http/contracts';
import { readerLocale } from '@/presentation/http/headers';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.getTicket, ({ actor, request, params }) =>
    queries.getTicket(actor, params.id, readerLocale(request, actor)),
  ),
  route(contracts.cancelTicket, async ({ actor, request, params }) =>
    cancelledTicket(await useCases.cancelTicket(actor, params.id), readerLocale(request, actor)),
  ),
);
