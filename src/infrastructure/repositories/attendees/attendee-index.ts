import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { consume } from '../../events/event-log.ts';
import { ATTENDEE_INDEX } from './attendees.ts';

const EVENTS_AT_ONCE = 1_000;

// What changed meanwhile is there already, as it is now.
const BRING_IN = `
INSERT INTO attendee_search (ticket_id, event_id, words)
SELECT id, event_id, attendee_words(participant_name, participant_email, confirmation_code)
FROM ticket WHERE id = ANY($1::uuid[])
ON CONFLICT (ticket_id) DO NOTHING`;

export const attendeeIndex = (pool: Pool) => ({
  async bringIn(): Promise<boolean> {
    const { handled } = await consume(
      pool,
      ATTENDEE_INDEX,
      async (events, client) => {
        const sold = events.filter(({ type }) => type === 'ticket.purchased').map(({ subjectId }) => subjectId);
        if (sold.length > 0) await client.query(BRING_IN, [sold]);
      },
      EVENTS_AT_ONCE,
    );
    return handled === EVENTS_AT_ONCE;
  },

  rest: (milliseconds: number, signal: AbortSignal): Promise<void> =>
    sleep(milliseconds, undefined, { signal }).catch(() => undefined),
});
