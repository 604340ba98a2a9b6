import { queries } from '@/composition';
import { saleDoor } from '@/presentation/http/server/door';
import type { HotRoute } from '@/presentation/http/server/serve-directly';
import * as login from './auth/login/route';
import * as me from './auth/me/route';
import * as drafts from './chat/drafts/route';
import * as chat from './chat/route';
import * as availability from './events/[id]/availability/route';
import * as eventPurchase from './events/[id]/purchase/route';
import * as event from './events/[id]/route';
import * as events from './events/route';
import * as search from './events/search/route';
import * as suggestions from './events/suggestions/route';
import * as upcoming from './events/upcoming/route';
import * as metrics from './metrics/route';
import * as order from './orders/[id]/route';
import * as orders from './orders/route';
import * as myTickets from './tickets/my-tickets/route';
import * as purchase from './tickets/purchase/route';

/** What is asked for most, or by everybody at the same moment: server.ts serves it without Next, by the same functions. */
export const HOT_ROUTES: readonly HotRoute[] = [
  ['/api/tickets/purchase', purchase],
  // With the event in the path a buyer for whom there is no room is refused before anything else is looked at.
  ['/api/events/{id}/purchase', eventPurchase, saleDoor(queries.isFull)],
  ['/api/events', events],
  ['/api/events/search', search],
  ['/api/events/suggestions', suggestions],
  ['/api/events/upcoming', upcoming],
  ['/api/events/{id}', event],
  ['/api/events/{id}/availability', availability],
  ['/api/auth/me', me],
  // Whoever tries passwords by the hundreds is refused at the price of a look at a counter.
  ['/api/auth/login', login],
  // Sent piece by piece, with nothing between that would compress or hold it back.
  ['/api/chat', chat],
  ['/api/chat/drafts', drafts],
  ['/api/tickets/my-tickets', myTickets],
  ['/api/orders', orders],
  ['/api/orders/{id}', order],
  // By the address of the connection itself, and while Next is busy, too.
  ['/api/metrics', metrics],
];
