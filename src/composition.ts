import * as access from './composition/access.ts';
import * as accounts from './composition/accounts.ts';
import * as administration from './composition/administration.ts';
import * as assistant from './composition/assistant.ts';
import * as attendees from './composition/attendees.ts';
import * as door from './composition/door.ts';
import * as events from './composition/events.ts';
import * as longTasks from './composition/long-tasks.ts';
import * as mail from './composition/mail.ts';
import * as orders from './composition/orders.ts';
import * as series from './composition/series.ts';
import * as signIn from './composition/sign-in.ts';
import * as tickets from './composition/tickets.ts';
import * as webhooks from './composition/webhooks.ts';

/**
 * The only place that joins use cases to infrastructure, a file a feature: `composition/deps.ts` has what they need. A name
 * stands once over all of them (tests/unit/composition.test.ts).
 */
export { platform } from './composition/platform.ts';

/** What people and programs do. */
export const useCases = {
  ...access.useCases,
  ...accounts.useCases,
  ...signIn.useCases,
  ...events.useCases,
  ...longTasks.useCases,
  ...series.useCases,
  ...orders.useCases,
  ...tickets.useCases,
  ...door.useCases,
  ...attendees.useCases,
  ...mail.useCases,
  ...assistant.useCases,
  ...webhooks.useCases,
  ...administration.useCases,
};

/** What they read. */
export const queries = {
  ...access.queries,
  ...accounts.queries,
  ...signIn.queries,
  ...events.queries,
  ...longTasks.queries,
  ...series.queries,
  ...orders.queries,
  ...tickets.queries,
  ...door.queries,
  ...attendees.queries,
  ...mail.queries,
  ...assistant.queries,
  ...webhooks.queries,
  ...administration.queries,
};
