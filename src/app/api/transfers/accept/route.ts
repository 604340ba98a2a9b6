import { useCases } from '@/composition';
import { contracts } from '@/presentation/http/contracts';
import { readerLocale } from '@/presentation/http/headers';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.acceptTransfer, ({ actor, body, request }) =>
    useCases.acceptTransfer(actor, body, readerLocale(request, actor)),
  ),
);
