import type { PurchaseInput } from '@/application/orders/schema';
import type { FieldError } from '@/domain/errors';

const OF_TYPE = /^lines\.(\d+)(?:\.(?:quantity|ticketTypeId))?$/;
const OF_PERSON = /^(?:participantName|participantEmail|lines\.\d+\.participants\.\d+\.(?:name|email))$/;

/** Where the errors of a refused order belong: to a field of a person, to a ticket type, or to the order. */
export function sortErrors(errors: FieldError[], sent: PurchaseInput | undefined) {
  const ofType = new Map<string, FieldError>();
  const ofOrder: FieldError[] = [];
  for (const error of errors) {
    if (OF_PERSON.test(error.field)) continue;
    const line = sent?.lines?.[Number(OF_TYPE.exec(error.field)?.[1] ?? Number.NaN)];
    if (!line) ofOrder.push(error);
    else if (!ofType.has(line.ticketTypeId)) ofType.set(line.ticketTypeId, error);
  }
  return { ofType, ofOrder };
}
