import { describe, expect, it } from 'vitest';
import {
  alike,
  allOf,
  conflictsOf,
  merge,
  typeDifferences,
} from '@/presentation/components/admin/editor/event-conflicts';
import { patchOf } from '@/presentation/components/admin/editor/event-form-input';
import { sameTypes, valuesOf } from '@/presentation/components/admin/editor/event-form-values';
import { anEvent, aType } from '../an-event';

const base = valuesOf(anEvent(), 'en');
const yours = { ...base, name: 'Night of Cellos', location: 'Theatro Municipal' };
const theirs = { ...base, name: 'Night of Violins', capacity: '120' };
const ways = { base, yours, theirs };

describe('two admins on one event', () => {
  it('are shown what the other one changed, and whether this one did too', () => {
    expect(conflictsOf(ways)).toEqual([
      { field: 'name', youChanged: true },
      { field: 'capacity', youChanged: false },
    ]);
  });

  it('have nothing to ask where both made the same change', () => {
    expect(conflictsOf({ base, yours, theirs: yours })).toEqual([]);
  });

  it('lose nothing that was typed, whatever is chosen', () => {
    const merged = merge(ways, { name: 'yours', capacity: 'theirs' });
    expect(merged).toEqual({ ...base, name: 'Night of Cellos', location: 'Theatro Municipal', capacity: '120' });
    expect(merge(ways, { name: 'theirs', capacity: 'theirs' }).location).toBe('Theatro Municipal');
    // Saving the merged form over theirs sends this admin's part alone.
    expect(patchOf(merged, theirs, 'en').input).toEqual({ name: 'Night of Cellos', location: 'Theatro Municipal' });
  });

  it('keep all of mine without taking back what the other one did where I did nothing', () => {
    const choices = allOf(conflictsOf(ways), 'yours');
    expect(choices).toEqual({ name: 'yours', capacity: 'theirs' });
    expect(patchOf(merge(ways, choices), theirs, 'en').input).not.toHaveProperty('capacity');
  });

  it('keep all of theirs when told so', () => {
    expect(merge(ways, allOf(conflictsOf(ways), 'theirs'))).toMatchObject({
      name: 'Night of Violins',
      capacity: '120',
    });
  });

  it('leave the forms that they are made of as they were', () => {
    merge(ways, allOf(conflictsOf(ways), 'theirs'));
    expect(yours.name).toBe('Night of Cellos');
  });
});

describe('two admins on its ticket types', () => {
  const withTypes = valuesOf(anEvent({ ticketTypes: [aType(1, { price: 299 }), aType(2)] }), 'en');

  it('compare lists where one of them sells several types', () => {
    const priced = { ...base, price: '310' };
    expect(conflictsOf({ base, yours: priced, theirs: withTypes })).toEqual([
      { field: 'ticketTypes', youChanged: true },
    ]);
    expect(conflictsOf({ base, yours, theirs: withTypes })).toEqual([{ field: 'ticketTypes', youChanged: false }]);
  });

  it('keep one list or the other', () => {
    const priced = { ...base, price: '310' };
    const three = { base, yours: priced, theirs: withTypes };
    expect(merge(three, { ticketTypes: 'theirs' }).ticketTypes).toEqual(withTypes.ticketTypes);
    expect(merge(three, { ticketTypes: 'yours' }).ticketTypes).toMatchObject([{ price: '310' }]);
  });

  it('see which types differ', () => {
    const { yours: mine, theirs: others } = alike({ base, yours: { ...base, price: '310' }, theirs: withTypes });
    const differing = typeDifferences(mine.ticketTypes, others.ticketTypes, (a, b) => sameTypes([a], [b]));
    expect(differing.map(({ name, mine: a, theirs: b }) => [name, a?.price, b?.price])).toEqual([
      ['Ticket', '310', '299.00'],
      ['Type 2', undefined, '50.00'],
    ]);
  });
});
