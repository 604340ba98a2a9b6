import { findFacts } from '../../src/application/assistant/find-facts.ts';
import { getEvent, listEvents, searchEvents } from '../../src/application/events/queries.ts';
import { myOrders } from '../../src/application/orders/queries.ts';
import { myTickets } from '../../src/application/tickets/queries.ts';
import { secretBox } from '../../src/infrastructure/auth/secret-box.ts';
import { prisma } from '../../src/infrastructure/db/prisma.ts';
import { env } from '../../src/infrastructure/env.ts';
import { helpTexts } from '../../src/infrastructure/help-texts.ts';
import { eventReads } from '../../src/infrastructure/repositories/events/event-reads.ts';
import { orderReads } from '../../src/infrastructure/repositories/tickets/order-reads.ts';
import { ticketKeys } from '../../src/infrastructure/repositories/tickets/ticket-keys.ts';
import { ticketReads } from '../../src/infrastructure/repositories/tickets/ticket-reads.ts';

/** The assistant's look-ups as composition/assistant.ts joins them, on a clock that stands at `now`. */
export function readsAt(now: Date) {
  const deps = {
    clock: { now: () => now },
    events: eventReads(),
    tickets: ticketReads(prisma),
    orders: orderReads(prisma),
    ticketKeys: ticketKeys(prisma, secretBox(env().AUTH_SECRET, 'ticket-key')),
  };
  let reads = 0;
  const counted =
    <Args extends unknown[], Answer>(read: (...args: Args) => Promise<Answer>) =>
    (...args: Args) => {
      reads += 1;
      return read(...args);
    };
  return {
    findFacts: findFacts({
      listEvents: counted(listEvents(deps)),
      searchEvents: counted(searchEvents(deps)),
      getEvent: counted(getEvent(deps)),
      myTickets: counted(myTickets(deps)),
      myOrders: counted(myOrders(deps)),
      helpTexts: helpTexts(),
    }),
    countReads: () => {
      const count = reads;
      reads = 0;
      return count;
    },
  };
}
