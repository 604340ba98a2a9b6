import { AppError, type FieldError } from '../../domain/errors.ts';
import { toMinor } from '../../domain/money.ts';
import { instantOf } from '../events/event-dates.ts';
import type { PlannedType } from './plan-stock.ts';
import type { TicketTypeEntry } from './schema.ts';

const invalid = (error: FieldError) =>
  new AppError('VALIDATION_ERROR', 'Some fields need another look.', { fields: [error] });

/** What somebody typed of a type, in the domain's words. `path` names it in a refusal. @throws AppError VALIDATION_ERROR */
export function plannedType(entry: TicketTypeEntry, timeZone: string, path = ''): PlannedType {
  const { salesStart, salesEnd, price, ...rest } = entry;
  const from = salesStart === null ? null : instantOf(`${path}salesStart`, salesStart, timeZone);
  const to = salesEnd === null ? null : instantOf(`${path}salesEnd`, salesEnd, timeZone);
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
