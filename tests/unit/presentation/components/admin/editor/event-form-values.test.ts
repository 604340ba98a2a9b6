import { describe, expect, it } from 'vitest';
import { createEventSchema, updateEventSchema } from '@/application/events/schema';
import { formFieldOf, formSchema, inputOf, patchOf } from '@/presentation/components/admin/editor/event-form-input';
import {
  changedFields,
  type EventFormValues,
  emptyValues,
  movedEnd,
  unfolded,
  valuesOf,
} from '@/presentation/components/admin/editor/event-form-values';
import { anEvent, aType } from '../an-event';

const event = anEvent();
const base = valuesOf(event, 'en');
const balcony = aType(2, { name: 'Balcony', capacity: 80, salesEnd: '2027-03-01T12:00:30' });
const several = anEvent({
  ticketTypes: [aType(1), balcony, aType(3, { capacity: 80, sharesLimitWith: balcony.id, isHidden: true })],
});
const filled: EventFormValues = {
  ...emptyValues(),
  name: 'Night of Strings',
  location: 'Sala',
  eventDate: '2027-03-15T20:00',
  capacity: '100',
};

/** What the form would say about `values`, by field. */
function errorsOf(values: EventFormValues, locale = 'en') {
  const schema = formSchema(
    createEventSchema,
    (typed) => inputOf(typed, locale),
    ({ code }) => code,
  );
  const parsed = schema.safeParse(values);
  return Object.fromEntries(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []);
}

describe('the form of an event', () => {
  it('shows an event without changing it, its types included', () => {
    for (const shown of [event, several]) {
      expect(changedFields(valuesOf(shown, 'pt-BR'), valuesOf(shown, 'pt-BR'))).toEqual([]);
      expect(patchOf(valuesOf(shown, 'en'), valuesOf(shown, 'en'), 'en').input).toEqual({});
    }
  });

  it('asks an event with one plain type for nothing but capacity and price', () => {
    expect(base).toMatchObject({ sellsSeveral: false, price: '299.00', capacity: '100' });
    expect(valuesOf(several, 'en').sellsSeveral).toBe(true);
    const early = anEvent({ ticketTypes: [aType(1, { salesEnd: '2027-01-01T00:00:00' })] });
    expect(valuesOf(early, 'en').sellsSeveral).toBe(true);
  });

  it('sends only what was changed', () => {
    expect(patchOf({ ...base, name: 'Night of Cellos' }, base, 'en').input).toEqual({ name: 'Night of Cellos' });
    expect(patchOf({ ...base, price: '19,90' }, base, 'en').input).toEqual({ price: 19.9 });
  });

  it('does not take a line end for a change', () => {
    const written = { ...base, description: 'One\nTwo' };
    expect(changedFields(written, { ...base, description: 'One\r\nTwo' })).toEqual([]);
  });

  it('sends start, end and zone together, so that what the form shows is what is saved', () => {
    expect(patchOf({ ...base, eventDate: '2027-03-15T20:30' }, base, 'en').input).toEqual({
      eventDate: '2027-03-15T20:30:00',
      endDate: '2027-03-15T22:30:00',
      timeZone: 'America/Sao_Paulo',
    });
  });

  it('sends all translations where one was changed', () => {
    const translations = { ...base.translations, en: { name: 'Strings', description: '' } };
    expect(patchOf({ ...base, translations }, base, 'en').input).toEqual({
      translations: {
        en: { name: 'Strings', description: '' },
        'pt-BR': { name: 'Noite de Cordas', description: '' },
      },
    });
  });

  it('sends the whole list of types where one was changed, shared limits by the id of their holder', () => {
    const values = valuesOf(several, 'en');
    const [first, ...others] = values.ticketTypes;
    if (!first) throw new Error('no type');
    const { input, errors } = patchOf({ ...values, ticketTypes: [...others, { ...first, price: '60' }] }, values, 'en');
    expect(errors).toEqual([]);
    expect(Object.keys(input)).toEqual(['ticketTypes']);
    expect(input.ticketTypes).toMatchObject([
      { name: 'Balcony', capacity: 80, sharesLimitWith: null, salesEnd: '2027-03-01T12:00:30' },
      { name: 'Type 3', capacity: null, sharesLimitWith: balcony.id, isHidden: true },
      { name: 'Type 1', capacity: null, sharesLimitWith: null, price: 60, salesStart: null },
    ]);
    expect(updateEventSchema.safeParse(input).success).toBe(true);
  });

  it('takes the price along when types are unfolded, which alone changes nothing', () => {
    const typed = unfolded({ ...base, price: '310' });
    expect(typed.ticketTypes[0]?.price).toBe('310');
    expect(changedFields(base, unfolded(base))).toEqual([]);
    expect(Object.keys(patchOf(typed, base, 'en').input)).toEqual(['ticketTypes']);
  });

  it('moves the end along with the start', () => {
    expect(movedEnd('2027-03-15T22:30', '2027-03-15T20:00', '2027-03-31T21:00')).toBe('2027-03-31T23:30');
    expect(movedEnd('', '2027-03-15T20:00', '2027-03-31T21:00')).toBe('');
    expect(movedEnd('2027-03-15T22:30', '', '2027-03-31T21:00')).toBe('2027-03-15T22:30');
  });
});

describe('the schema of the form', () => {
  it('is the schema of the action, fed with what the texts mean', () => {
    expect(errorsOf(filled)).toEqual({});
    const schema = formSchema(
      createEventSchema,
      (typed) => inputOf(typed, 'pt-BR'),
      ({ code }) => code,
    );
    const parsed = schema.parse({ ...filled, capacity: '1.000', price: '1.299,90' });
    expect(parsed).toMatchObject({ capacity: 1000, price: 1299.9, imageUrl: null, status: 'DRAFT' });
  });

  it('names every error by its field', () => {
    expect(
      errorsOf({ ...filled, name: '', capacity: 'many', price: 'cheap', imageUrl: 'javascript:alert(1)' }),
    ).toEqual({
      name: 'too_small',
      capacity: 'not_multiple_of',
      price: 'amount',
      imageUrl: 'picture_address',
    });
    expect(errorsOf({ ...filled, capacity: '', price: '1.005' }, 'pt-BR')).toEqual({ capacity: 'required' });
    expect(errorsOf({ ...filled, price: '10.5555' })).toEqual({ price: 'too_many_decimals' });
  });

  it('asks back where a number could be two', () => {
    expect(errorsOf({ ...filled, price: '1.000' })).toEqual({ price: 'ambiguous_number' });
    expect(errorsOf({ ...filled, capacity: '1,000' }, 'pt-BR')).toEqual({ capacity: 'ambiguous_number' });
    expect(inputOf({ ...filled, price: '1.000' }, 'en').errors[0]?.params).toEqual({ first: '1', second: '1,000' });
  });

  it('knows times that a clock change skips, and ends before their beginning', () => {
    const skipped = { ...filled, timeZone: 'America/New_York', eventDate: '2027-03-14T02:30' };
    expect(errorsOf(skipped)).toEqual({ eventDate: 'local_time_skipped' });
    expect(errorsOf({ ...filled, endDate: '2027-03-15T20:00' })).toEqual({ endDate: 'end_before_start' });
  });

  it('checks each type in its place', () => {
    const values = valuesOf(several, 'en');
    const [first, second, third] = values.ticketTypes;
    if (!first || !second || !third) throw new Error('too few types');
    const ticketTypes = [
      { ...first, name: '', price: '1.000' },
      { ...second, capacity: '', salesStart: '2027-03-02T10:00' },
      { ...third, minPerOrder: '5', maxPerOrder: '2' },
    ];
    expect(errorsOf({ ...filled, sellsSeveral: true, ticketTypes })).toEqual({
      'ticketTypes.0.name': 'too_small',
      'ticketTypes.0.price': 'ambiguous_number',
      'ticketTypes.1.capacity': 'required',
      'ticketTypes.1.salesEnd': 'end_before_start',
      'ticketTypes.2.maxPerOrder': 'max_below_min',
    });
  });

  it('refuses a capacity below what is sold', () => {
    const { errors } = patchOf({ ...base, capacity: '39' }, base, 'en', 40);
    expect(errors).toEqual([expect.objectContaining({ field: 'capacity', code: 'below_sold', params: { sold: 40 } })]);
  });

  it('says nothing of a field that was not touched', () => {
    const odd = { ...base, price: 'cheap' };
    expect(patchOf({ ...odd, name: 'Other' }, odd, 'en')).toEqual({ input: { name: 'Other' }, errors: [] });
  });
});

describe('an error of the server', () => {
  it.each([
    ['patch.name', 'name'],
    ['patch.translations.pt-BR.name', 'translations.pt-BR.name'],
    ['ticketTypes.2.capacity', 'ticketTypes.2.capacity'],
    ['ticketTypes.0.sharesLimitWith', 'ticketTypes.0.limit'],
    ['patch.ticketTypes.1.translations.en.description', 'ticketTypes.1.translations.en.description'],
    ['price', 'price'],
    ['version', null],
    ['', null],
    ['ticketTypes.x.name', null],
  ])('of %j stands at %j', (field, expected) => expect(formFieldOf(field)).toBe(expected));
});
