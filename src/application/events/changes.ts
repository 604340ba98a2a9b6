import type { Changes } from '../../domain/domain-events.ts';
import type { Event } from '../../domain/event.ts';
import type { EventPatch } from '../ports.ts';

const asWritten = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
const isSame = (a: unknown, b: unknown) => JSON.stringify(asWritten(a)) === JSON.stringify(asWritten(b));

/** What `after` really changes, field by field, for the log. */
export const changesBetween = (before: Record<string, unknown>, after: Record<string, unknown>): Changes =>
  Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => value !== undefined && !isSame(before[field], value))
      .map(([field, value]) => [field, { before: asWritten(before[field]), after: asWritten(value) }]),
  );

/** Without what follows from another field. */
export const changesOf = (event: Event, { previousStartsAt: _follows, ...patch }: EventPatch): Changes =>
  changesBetween(event, patch);
