import type { SaleAnswer } from '@/application/orders/ports';
import type { TicketDto } from '@/application/tickets/schema';
import type { Locale } from '@/domain/locale';
import { replyWritten } from './reply';

const CANCELLED_MESSAGE = {
  en: 'Ticket cancelled. The seat is free again.',
  'pt-BR': 'Ingresso cancelado com sucesso',
} as const satisfies Record<Locale, string>;

/** The answer as the sale wrote it down. */
export const soldTicket = ({ body, replayed }: SaleAnswer) =>
  replyWritten(body, replayed ? { 'idempotency-replayed': 'true' } : {});

/** Contract: DELETE /api/tickets/{id}. Without a wish for a language the message is Portuguese, as it always was. */
export const cancelledTicket = ({ id, status }: TicketDto, locale: Locale = 'pt-BR') => ({
  id,
  status,
  message: CANCELLED_MESSAGE[locale],
});
