import type { Changes } from '../../domain/domain-events.ts';
import type { Event } from '../../domain/event.ts';
import type { EventPatch } from '../ports.ts';

const asWritten = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
const isSame = (a: unknown, b: unknown) => JSON.stringify(asWritten(a)) === JSON.stringify(asWritten(b));

/** What a patch really changes of an event, field by field, for the log. */
export function changesOf(event: Event, patch: EventPatch): Changes {
  const before: Record<string, unknown> = event;
  return Object.fromEntries(
    Object.entries(patch)
      .filter(([field, value]) => value !== undefined && !isSame(before[field], value))
      .map(([field, value]) => [field, { before: asWritten(before[field]), after: asWritten(value) }]),
  );
}
