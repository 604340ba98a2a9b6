import type { SaleAnswer } from '@/application/ports';
import type { TicketDto } from '@/application/tickets/schema';
import { preferredLocale } from './headers';

const CANCELLED_MESSAGE = {
  en: 'Ticket cancelled. The seat is free again.',
  'pt-BR': 'Ingresso cancelado com sucesso',
};

/** The answer as the sale wrote it down, byte for byte. */
export const soldTicket = ({ status, body, replayed }: SaleAnswer) =>
  new Response(body, {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(replayed ? { 'idempotency-replayed': 'true' } : {}),
    },
  });

/** Contract: DELETE /api/tickets/{id}. Without a wish for a language the message is Portuguese, as it always was. */
export const cancelledTicket = (request: Request, { id, status }: TicketDto) => ({
  id,
  status,
  message: CANCELLED_MESSAGE[preferredLocale(request) ?? 'pt-BR'],
});
