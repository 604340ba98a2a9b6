'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useRef } from 'react';
import type { PurchaseInput } from '@/application/orders/schema';
import type { TicketDto } from '@/application/tickets/schema';
import { keys } from '@/presentation/api/queries';
import { useRouter } from '@/presentation/i18n/navigation';
import { buyTickets, type Intent, intentAfter, intentFor } from './buy-tickets';
import { afterRefusal, afterSale, useCorrectAvailability } from './use-availability';

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

// crypto.randomUUID exists on https and localhost only; a phone on the same network sees neither.
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

export function usePurchase(eventId: string, onBought: (tickets: TicketDto[]) => void) {
  const locale = useLocale();
  const client = useQueryClient();
  const router = useRouter();
  const intent = useRef<Intent | null>(null);
  const correctAvailability = useCorrectAvailability(eventId);
  return useMutation({
    mutationFn: (order: PurchaseInput) => {
      intent.current = intentFor(intent.current, order, newKey);
      return buyTickets(order, intent.current.key, locale, sleep);
    },
    onSuccess: (outcome, order) => {
      intent.current = intentAfter(intent.current, outcome);
      if (outcome.kind === 'unknown') return;
      if (outcome.kind === 'sold') {
        correctAvailability((known) => afterSale(known, order.lines ?? []));
        void client.invalidateQueries({ queryKey: keys.myTickets });
        void client.invalidateQueries({ queryKey: keys.orders });
        onBought(outcome.tickets);
        return;
      }
      // The page in our hands is older than the price; asked anew it shows the present one.
      if (outcome.refusal.isOtherPrice) router.refresh();
      // What was refused was decided on newer numbers than the ones on the screen.
      correctAvailability((known) => afterRefusal(known, outcome.refusal));
    },
  });
}
