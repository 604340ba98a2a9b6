import { queries, useCases } from '@/composition';
import { shownEvent } from '@/presentation/http/answers/event-response';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(contracts.getEvent, async ({ actor, params }) =>
    shownEvent(await queries.getEvent(actor, params.id), params.id),
  ),
  route(contracts.updateEvent, ({ actor, params, headers, body }) =>
    useCases.updateEvent(actor, params.id, { version: headers.ifMatch, ...body }),
  ),
  route(contracts.deleteEvent, ({ actor, params }) => useCases.deleteEvent(actor, params.id)),
);
