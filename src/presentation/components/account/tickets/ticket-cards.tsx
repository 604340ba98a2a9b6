'use client';

import { useState } from 'react';
import type { TicketDto } from '@/application/tickets/schema';
import type { ShopFacts } from '../shop-facts';
import { TransferDialog } from '../transfers/transfer-dialog';
import { CancelTicketDialog } from './cancel-ticket-dialog';
import { TicketCard } from './ticket-card';
import { byEvent, canCancel, canHandOn, canResend } from './ticket-groups';
import { useResend } from './use-resend';

type TicketCardsProps = {
  tickets: TicketDto[];
  linksOrders?: boolean;
  shop: ShopFacts;
  className?: string;
};

/** A card for each event; whoever gives a ticket back or on is asked first. Shown for no tickets too: the last one's dialog must end. */
export function TicketCards({ tickets, linksOrders, shop, className }: TicketCardsProps) {
  const [leaving, setLeaving] = useState<TicketDto | null>(null);
  const [givenOn, setGivenOn] = useState<TicketDto | null>(null);
  const resend = useResend();
  const now = new Date();
  return (
    <>
      {tickets.length > 0 ? (
        <ul className={className}>
          {byEvent(tickets).map((group) => (
            <li key={group.event.id} className="min-w-0">
              <TicketCard
                group={group}
                linksOrders={linksOrders}
                changesOf={(ticket) => ({
                  onCancel: canCancel(ticket, now) ? () => setLeaving(ticket) : undefined,
                  hasWallets: shop.hasWallets,
                  onResend: shop.sendsMail && canResend(ticket) ? () => resend(ticket.orderId) : undefined,
                  onHandOn: canHandOn(ticket, now) ? () => setGivenOn(ticket) : undefined,
                })}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <CancelTicketDialog ticket={leaving} onClose={() => setLeaving(null)} />
      <TransferDialog ticket={givenOn} sendsMail={shop.sendsMail} onClose={() => setGivenOn(null)} />
    </>
  );
}
