import { AppError, type FieldError } from '../../domain/errors.ts';
import { toMinor } from '../../domain/money.ts';
import { instantOf } from '../events/event-dates.ts';
import type { PlannedType } from './plan-stock.ts';
import type { TicketTypeEntry } from './schema.ts';

/** A type as somebody typed it. A time that nobody typed anew stays the instant that it is. */
type Written = Omit<TicketTypeEntry, 'salesStart' | 'salesEnd'> &
  Record<'salesStart' | 'salesEnd', string | Date | null>;

const invalid = (error: FieldError) =>
  new AppError('VALIDATION_ERROR', 'Some fields need another look.', { fields: [error] });

/** What somebody typed of a type, in the domain's words. `path` names it in a refusal. @throws AppError VALIDATION_ERROR */
export function plannedType(entry: Written, timeZone: string, path = ''): PlannedType {
  const { salesStart, salesEnd, price, ...rest } = entry;
  const instant = (field: string, time: string | Date | null) =>
    typeof time === 'string' ? instantOf(`${path}${field}`, time, timeZone) : time;
  const from = instant('salesStart', salesStart);
  const to = instant('salesEnd', salesEnd);
  if (from && to && to <= from) {
    throw invalid({ field: `${path}salesEnd`, code: 'end_before_start', message: 'must be after the start' });
  }
  // The schema compares what is sent; a change of one of the two is compared with what the type has.
  if (rest.minPerOrder > rest.maxPerOrder) {
    throw invalid({ field: `${path}maxPerOrder`, code: 'max_below_min', message: 'must not be below the least' });
  }
  return { ...rest, price: toMinor(price), salesStart: from, salesEnd: to };
}

export const plannedTypes = (entries: TicketTypeEntry[], timeZone: string): PlannedType[] =>
  entries.map((entry, index) => plannedType(entry, timeZone, `ticketTypes.${index}.`));
