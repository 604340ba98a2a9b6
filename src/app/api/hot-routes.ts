import type { HotRoute } from '@/presentation/http/serve-directly';
import * as login from './auth/login/route';
import * as me from './auth/me/route';
import * as availability from './events/[id]/availability/route';
import * as event from './events/[id]/route';
import * as events from './events/route';
import * as search from './events/search/route';
import * as upcoming from './events/upcoming/route';
import * as order from './orders/[id]/route';
import * as orders from './orders/route';
import * as myTickets from './tickets/my-tickets/route';
import * as purchase from './tickets/purchase/route';

/** What is asked for most, or by everybody at the same moment: server.ts serves it without Next, by the same functions. */
export const HOT_ROUTES: readonly HotRoute[] = [
  ['/api/tickets/purchase', purchase],
  ['/api/events', events],
  ['/api/events/search', search],
  ['/api/events/upcoming', upcoming],
  ['/api/events/{id}', event],
  ['/api/events/{id}/availability', availability],
  ['/api/auth/me', me],
  // Whoever tries passwords by the hundreds is refused at the price of a look at a counter.
  ['/api/auth/login', login],
  ['/api/tickets/my-tickets', myTickets],
  ['/api/orders', orders],
  ['/api/orders/{id}', order],
];
