import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { readerLocale } from '@/presentation/http/headers';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.offerTransfer, ({ actor, params, body, request }) =>
    useCases.offerTransfer(actor, params.id, body, readerLocale(request, actor)),
  ),
  route(contracts.takeBackTransfer, ({ actor, params, request }) =>
    useCases.takeBackTransfer(actor, params.id, readerLocale(request, actor)),
  ),
);
