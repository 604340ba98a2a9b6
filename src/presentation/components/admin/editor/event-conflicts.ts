import type { TicketTypeValues } from '../ticket-types/ticket-type-values';
import { type ChangedField, changedFields, type EventFormValues, takeText, unfolded } from './event-form-values';

export type Choice = 'yours' | 'theirs';
export type Choices = Partial<Record<ChangedField, Choice>>;
export type Conflict = { field: ChangedField; youChanged: boolean };

/** The form as this admin found it, as it stands, and as the other admin's save would fill it. */
export type ThreeWays = { base: EventFormValues; yours: EventFormValues; theirs: EventFormValues };

/** Where one of them sells several types, all are told as lists, so that like is compared with like. */
export function alike({ base, yours, theirs }: ThreeWays): ThreeWays {
  if (![base, yours, theirs].some(({ sellsSeveral }) => sellsSeveral)) return { base, yours, theirs };
  return { base: unfolded(base), yours: unfolded(yours), theirs: unfolded(theirs) };
}

/** Every field that the other admin changed and that would now differ from what this admin's form holds. */
export function conflictsOf(ways: ThreeWays): Conflict[] {
  const { base, yours, theirs } = alike(ways);
  const byYou = new Set(changedFields(base, yours));
  const apart = new Set(changedFields(yours, theirs));
  return changedFields(base, theirs)
    .filter((field) => apart.has(field))
    .map((field) => ({ field, youChanged: byYou.has(field) }));
}

/** "Keep all mine" keeps what is mine: a field that I never touched is the other admin's. */
export const allOf = (conflicts: readonly Conflict[], choice: Choice): Choices =>
  Object.fromEntries(conflicts.map(({ field, youChanged }) => [field, youChanged ? choice : 'theirs']));

/** Writes one field of `from` into `into`. */
export function takeField(into: EventFormValues, from: EventFormValues, field: ChangedField): void {
  if (field === 'ticketTypes') into.ticketTypes = from.ticketTypes;
  else takeText(into, from, field);
}

/** Both edits in one form: what only one admin changed stays changed; where both did, `choices` decides. */
export function merge(ways: ThreeWays, choices: Choices): EventFormValues {
  const { base, yours, theirs } = alike(ways);
  const merged = structuredClone(yours);
  for (const { field } of conflictsOf({ base, yours, theirs })) {
    if (choices[field] === 'theirs') takeField(merged, theirs, field);
  }
  return merged;
}

export type TypeDifference = {
  id: string;
  name: string;
  mine: TicketTypeValues | null;
  theirs: TicketTypeValues | null;
};

/** Type by type, what the two lists make of it: the ones in which they differ, and whether only their order does. */
export function typeDifferences(
  mine: readonly TicketTypeValues[],
  theirs: readonly TicketTypeValues[],
  isSame: (a: TicketTypeValues, b: TicketTypeValues) => boolean,
): TypeDifference[] {
  const ids = new Set([...mine, ...theirs].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const a = mine.find((type) => type.id === id) ?? null;
    const b = theirs.find((type) => type.id === id) ?? null;
    return a && b && isSame(a, b) ? [] : [{ id, name: a?.name || b?.name || '', mine: a, theirs: b }];
  });
}
