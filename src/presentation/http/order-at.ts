import type { EventPurchaseInput, PurchaseInput } from '@/application/orders/schema';
import { AppError } from '@/domain/errors';

/** An order whose event stands in its address. @throws AppError VALIDATION_ERROR where the body names another one */
export function orderAt(eventId: string, { eventId: named = eventId, ...order }: EventPurchaseInput): PurchaseInput {
  if (named.toLowerCase() !== eventId.toLowerCase()) {
    throw new AppError('VALIDATION_ERROR', 'Some fields need another look.', {
      fields: [{ field: 'eventId', code: 'other_event', message: 'is another event than the address says' }],
    });
  }
  // First, as in a body that names it: an order is recognised under its key by its text.
  return { eventId, ...order };
}
