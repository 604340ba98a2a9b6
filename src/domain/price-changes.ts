import type { Changes } from './domain-events.ts';

type Priced = { id: string; price: number };

const isPriced = (value: unknown): value is Priced =>
  typeof value === 'object' && value !== null && 'id' in value && 'price' in value && typeof value.price === 'number';

const pricesOf = (value: unknown) =>
  new Map((Array.isArray(value) ? value : []).filter(isPriced).map((one) => [one.id, one.price]));

/** What an edit changed, for the audit log: every field by name, every price with the one before. */
export function auditedChanges(changes: Changes): Record<string, unknown> {
  const fields = Object.keys(changes);
  const { price, ticketTypes } = changes;
  const before = pricesOf(ticketTypes?.before);
  const after = pricesOf(ticketTypes?.after);
  const prices = [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ ticketTypeId: id, before: before.get(id) ?? null, after: after.get(id) ?? null }))
    .filter((one) => one.before !== one.after);
  return { fields, ...(price && { price }), ...(prices.length > 0 && { prices }) };
}
