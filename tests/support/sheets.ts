import type { TicketSheet } from '@/application/tickets/ports';
import { uuid } from './builders.ts';

type Changes = Partial<Omit<TicketSheet, 'event'>> & { event?: Partial<TicketSheet['event']> };

/** A ticket as it is printed; good unless told otherwise. */
export const aSheet = ({ event, ...changes }: Changes = {}): TicketSheet => ({
  id: uuid(11),
  code: `EH1.abcd.${'A'.repeat(56)}.${'B'.repeat(86)}`,
  isOnItsWay: false,
  confirmationCode: 'K7MN4PQRS',
  status: 'ACTIVE',
  participantName: 'Ana Conceição',
  typeName: 'Full price',
  price: 29900,
  currency: 'BRL',
  ...changes,
  event: {
    id: uuid(1),
    name: 'Forró na Praça',
    category: 'music',
    startsAt: '2031-03-15T17:00:00.000Z',
    endsAt: '2031-03-15T20:00:00.000Z',
    timeZone: 'America/Sao_Paulo',
    location: 'Praça da Sé, São Paulo',
    onlineUrl: null,
    isCancelled: false,
    ...event,
  },
});
