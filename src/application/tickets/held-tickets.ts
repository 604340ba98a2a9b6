import { statusAt } from '../../domain/event.ts';
import type { Clock, HeldTicket } from '../ports.ts';
import type { TicketKeys } from './ports.ts';
import { type TicketDto, toTicketDto } from './schema.ts';
import { codeOf } from './ticket-code.ts';

type Deps = { ticketKeys: TicketKeys; clock: Clock };

/** As long as it may be needed at the door. What is on its way to somebody else lets nobody in by its picture. */
const showsCode = ({ ticket, event, offer }: HeldTicket, now: Date) =>
  ticket.status === 'ACTIVE' && offer === null && statusAt(event, now) !== 'COMPLETED';

/** Tickets as their holder sees them: with the code that goes into the QR. */
export async function toHeldTicketDtos(
  { ticketKeys, clock }: Deps,
  tickets: readonly HeldTicket[],
  locale?: string,
): Promise<TicketDto[]> {
  const now = clock.now();
  return Promise.all(
    tickets.map(async (held): Promise<TicketDto> => {
      const dto = toTicketDto(held.ticket, held.event, held.type, now, locale, held);
      return showsCode(held, now) ? { ...dto, signedCode: await codeOf(held.ticket, await ticketKeys.signing()) } : dto;
    }),
  );
}
