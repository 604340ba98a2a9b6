import { AppError, type FieldError } from '../../domain/errors.ts';
import type { Event } from '../../domain/event.ts';
import { readLocalTime } from '../../domain/local-time.ts';

const DEFAULT_DURATION_MS = 2 * 60 * 60 * 1000;

const refuse = (field: string, code: string, message: string, params?: FieldError['params']) => {
  const fields: FieldError[] = [{ field, code, message, params }];
  return new AppError('VALIDATION_ERROR', 'Some fields need another look.', { fields });
};

/** `02:00` and `03:00` where a clock change skips an hour; with their days where it skips the end of one. */
export function edgesOf({ from, to }: { from: string; to: string }) {
  const isOneDay = from.slice(0, 10) === to.slice(0, 10);
  const edge = (time: string) => (isOneDay ? time.slice(11, 16) : time.slice(0, 16).replace('T', ' '));
  return { from: edge(from), to: edge(to) };
}

/**
 * The instant that `field` names on the clocks of `timeZone`. A time that a clock change skips is nobody's wish.
 * @throws AppError VALIDATION_ERROR naming `field`
 */
export function instantOf(field: string, text: string, timeZone: string): Date {
  const reading = readLocalTime(text, timeZone);
  if (!reading) throw refuse(field, 'date_time', 'is no date and time');
  if (reading.kind === 'instant') return reading.at;
  const { from, to } = edgesOf(reading);
  throw refuse(field, 'local_time_skipped', `does not exist: clocks go from ${from} to ${to}`, { from, to });
}

/**
 * The instants that an event's wall-clock times name in `timeZone`. Without an end it lasts two hours.
 * @throws AppError VALIDATION_ERROR naming `eventDate` or `endDate`
 */
export function eventDates(
  { eventDate, endDate, timeZone }: { eventDate: string; endDate?: string; timeZone: string },
  now: Date,
) {
  const startsAt = instantOf('eventDate', eventDate, timeZone);
  if (startsAt <= now) throw refuse('eventDate', 'must_be_future', 'must be in the future');
  return { startsAt, endsAt: endOf(startsAt, endDate, timeZone) };
}

/** When an event that people knew of was to begin, where it now begins at another time. */
export const beforeMove = ({ status, startsAt }: Pick<Event, 'status' | 'startsAt'>, begins: Date) =>
  status === 'SCHEDULED' && startsAt.getTime() !== begins.getTime() ? { previousStartsAt: startsAt } : {};

/** @throws AppError VALIDATION_ERROR naming `endDate` */
export function endOf(startsAt: Date, endDate: string | undefined, timeZone: string): Date {
  if (endDate === undefined) return new Date(startsAt.getTime() + DEFAULT_DURATION_MS);
  const endsAt = instantOf('endDate', endDate, timeZone);
  if (endsAt <= startsAt) throw refuse('endDate', 'end_before_start', 'must be after the start');
  return endsAt;
}
