import { AppError, type FieldError } from '../../domain/errors.ts';
import { toInstant } from '../../domain/local-time.ts';

const DEFAULT_DURATION_MS = 2 * 60 * 60 * 1000;

const refuse = (field: string, code: string, message: string) => {
  const fields: FieldError[] = [{ field, code, message }];
  return new AppError('VALIDATION_ERROR', 'Some fields need another look.', { fields });
};

/**
 * The instants that an event's wall-clock times name in `timeZone`. Without an end it lasts two hours.
 * @throws AppError VALIDATION_ERROR naming `eventDate` or `endDate`
 */
export function eventDates(
  { eventDate, endDate, timeZone }: { eventDate: string; endDate?: string; timeZone: string },
  now: Date,
) {
  const startsAt = toInstant(eventDate, timeZone);
  if (!startsAt) throw refuse('eventDate', 'date_time', 'is no date and time');
  if (startsAt <= now) throw refuse('eventDate', 'must_be_future', 'must be in the future');
  return { startsAt, endsAt: endOf(startsAt, endDate, timeZone) };
}

/** @throws AppError VALIDATION_ERROR naming `endDate` */
export function endOf(startsAt: Date, endDate: string | undefined, timeZone: string): Date {
  if (endDate === undefined) return new Date(startsAt.getTime() + DEFAULT_DURATION_MS);
  const endsAt = toInstant(endDate, timeZone);
  if (!endsAt) throw refuse('endDate', 'date_time', 'is no date and time');
  if (endsAt <= startsAt) throw refuse('endDate', 'end_before_start', 'must be after the start');
  return endsAt;
}
