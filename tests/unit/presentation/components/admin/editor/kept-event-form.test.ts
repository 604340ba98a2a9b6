import { describe, expect, it } from 'vitest';
import { emptyValues, unfolded, valuesOf } from '@/presentation/components/admin/editor/event-form-values';
import { parseKeptForm, restoredForm } from '@/presentation/components/admin/editor/kept-event-form';
import { anEvent, aType } from '../an-event';

const event = anEvent();
const english = valuesOf(event, 'en');
const portuguese = valuesOf(event, 'pt-BR');

describe('a form over a change of language', () => {
  it('keeps what was typed, its numbers rewritten', () => {
    const typed = { ...portuguese, name: 'Noite', capacity: '1.000', price: '1.299,50' };
    const kept = parseKeptForm(JSON.parse(JSON.stringify({ locale: 'pt-BR', base: portuguese, values: typed })));
    if (!kept) throw new Error('was not kept');
    expect(restoredForm(kept, english, 'en')).toEqual({
      ...english,
      name: 'Noite',
      capacity: '1000',
      price: '1299.50',
    });
  });

  it('has changed nothing that nobody touched', () => {
    expect(restoredForm({ locale: 'pt-BR', base: portuguese, values: portuguese }, english, 'en')).toEqual(english);
  });

  it('takes over what another admin saved meanwhile', () => {
    const typed = { ...portuguese, name: 'Noite' };
    const fresh = valuesOf({ ...event, location: 'Porto' }, 'en');
    expect(restoredForm({ locale: 'pt-BR', base: portuguese, values: typed }, fresh, 'en')).toMatchObject({
      name: 'Noite',
      location: 'Porto',
    });
  });

  it('keeps ticket types, of a new event too', () => {
    const base = emptyValues();
    const values = unfolded({ ...base, price: '10,50' });
    const restored = restoredForm({ locale: 'pt-BR', base, values }, emptyValues(), 'en');
    expect(restored).toMatchObject({
      sellsSeveral: true,
      ticketTypes: [{ price: '10.50', id: base.ticketTypes[0]?.id }],
    });
    const types = valuesOf(anEvent({ ticketTypes: [aType(1), aType(2)] }), 'en');
    const fewer = { ...types, ticketTypes: types.ticketTypes.slice(1) };
    expect(restoredForm({ locale: 'en', base: types, values: fewer }, types, 'pt-BR').ticketTypes).toHaveLength(1);
  });

  it.each([
    null,
    {},
    { locale: 'fr', base: english, values: english },
    { locale: 'en', base: english, values: { name: 1 } },
  ])('is not taken from %j', (kept) => expect(parseKeptForm(kept)).toBeNull());
});
