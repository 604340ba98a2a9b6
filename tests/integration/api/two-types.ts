import { createEvent, type Person } from '../../support/api.ts';

const twoTypes = [
  { name: 'Full', price: 100, translations: { 'pt-BR': { name: 'Inteira' } } },
  { name: 'Reduced', price: 49.5 },
];

/** An event that sells both, and what each is called by. */
export async function typesOf(admin: Person, changes: Record<string, unknown> = {}) {
  const { id, ticketTypes } = await createEvent(admin, { price: undefined, ticketTypes: twoTypes, ...changes });
  const [full, reduced] = ticketTypes;
  if (!full || !reduced) throw new Error('the event sells two types');
  return { id, full, reduced };
}
