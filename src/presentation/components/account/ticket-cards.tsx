'use client';

import { useState } from 'react';
import type { TicketDto } from '@/application/tickets/schema';
import { CancelTicketDialog } from './cancel-ticket-dialog';
import { TicketCard } from './ticket-card';
import { byEvent, canCancel } from './ticket-groups';

type TicketCardsProps = { tickets: TicketDto[]; linksOrders?: boolean; className?: string };

/** A card for each event; whoever gives a ticket back is asked first. Shown for no tickets too: the last one's dialog must end. */
export function TicketCards({ tickets, linksOrders, className }: TicketCardsProps) {
  const [leaving, setLeaving] = useState<TicketDto | null>(null);
  const now = new Date();
  return (
    <>
      {tickets.length > 0 ? (
        <ul className={className}>
          {byEvent(tickets).map((group) => (
            <li key={group.event.id}>
              <TicketCard
                group={group}
                linksOrders={linksOrders}
                onCancel={(ticket) => (canCancel(ticket, now) ? () => setLeaving(ticket) : undefined)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <CancelTicketDialog ticket={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}
