import { goodTicketsIn, type Letter, type Template } from './letters.ts';
import type { HeldTickets } from './ports.ts';

/** Mails that tell their reader to come. A confirmation says what was bought, whatever became of it. */
const INVITING: readonly Template[] = [
  'participant-ticket',
  'ticket-transferred-to-you',
  'event-changed',
  'event-reminder',
];

/**
 * A mail may have waited for its server for days: what it says then is told of the tickets that are good still. Null
 * where none is, or where the event begins at another time, of which another mail tells.
 */
export async function asItIsNow(letter: Letter, heldTickets: HeldTickets): Promise<Letter | null> {
  if (!INVITING.includes(letter.template)) return letter;
  const tickets = goodTicketsIn(letter);
  const good = await heldTickets.stillGood(
    tickets,
    letter.template === 'event-reminder' ? letter.payload.event.startsAt : null,
  );
  if (good.length === 0) return null;
  if (good.length === tickets.length) return letter;
  const left = tickets.filter(({ id }) => good.includes(id));
  return { ...letter, payload: { ...letter.payload, tickets: left } } as Letter;
}
