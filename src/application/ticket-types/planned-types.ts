import { AppError } from '../../domain/errors.ts';
import { toInstant } from '../../domain/local-time.ts';
import { toMinor } from '../../domain/money.ts';
import type { PlannedType } from './plan-stock.ts';
import type { TicketTypeEntry } from './schema.ts';

/** A wall-clock time on the event's clocks; null stays null. */
function onClocks(value: string | null, timeZone: string, field: string): Date | null {
  if (value === null) return null;
  const instant = toInstant(value, timeZone);
  if (instant) return instant;
  throw new AppError('VALIDATION_ERROR', 'Some fields need another look.', {
    fields: [{ field, code: 'date_time', message: 'is no date and time' }],
  });
}

/** What somebody typed of a type, in the domain's words. `path` names it in a refusal. @throws AppError VALIDATION_ERROR */
export function plannedType(entry: TicketTypeEntry, timeZone: string, path = ''): PlannedType {
  const { salesStart, salesEnd, price, ...rest } = entry;
  const from = onClocks(salesStart, timeZone, `${path}salesStart`);
  const to = onClocks(salesEnd, timeZone, `${path}salesEnd`);
  if (from && to && to <= from) {
    throw new AppError('VALIDATION_ERROR', 'Some fields need another look.', {
      fields: [{ field: `${path}salesEnd`, code: 'end_before_start', message: 'must be after the start' }],
    });
  }
  return { ...rest, price: toMinor(price), salesStart: from, salesEnd: to };
}

export const plannedTypes = (entries: TicketTypeEntry[], timeZone: string): PlannedType[] =>
  entries.map((entry, index) => plannedType(entry, timeZone, `ticketTypes.${index}.`));
