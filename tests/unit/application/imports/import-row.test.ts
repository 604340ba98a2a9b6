import { describe, expect, it } from 'vitest';
import { refusalOf } from '@/application/events/import-refusal';
import type { ImportRow } from '@/application/events/ports';
import { importOptions } from '@/application/imports/import-options';
import { parseImportRow } from '@/application/imports/parse-import-row';
import { planChange, planNewEvent } from '@/application/imports/plan-import-row';
import type { LockedStock } from '@/application/ports';
import type { Event } from '@/domain/event';
import type { TicketType } from '@/domain/stock';
import { expectWords } from '../../../support/fault-words.tsx';

const options = importOptions.parse({
  capacity: '80',
  price: '12.50',
  timeZone: 'Europe/Lisbon',
  category: 'technology',
});
const row = (fields: Record<string, string>): ImportRow => ({ line: 7, key: null, fields });
const whole = { name: 'Rust Day', startDate: '2027-06-10', city: 'Porto', country: 'Portugal' };

function imported(fields: Record<string, string>) {
  const parsed = parseImportRow(row({ ...whole, ...fields }));
  if (!parsed.ok) throw new Error(refusalOf(1, parsed.faults).reason);
  return parsed.event;
}

const ids = { next: () => 'fresh' };
const plan = (event: ReturnType<typeof imported>) => planNewEvent(event, options, ids, { id: 'id', slug: 'slug' });

function made(fields: Record<string, string>) {
  const decision = plan(imported(fields));
  if (decision.kind !== 'new') throw new Error(`${decision.kind} instead of new`);
  return decision;
}

/** The new event as readers see it, with its seats and the price of its type. */
function created(fields: Record<string, string>) {
  const { event, stock } = made(fields);
  const [seats] = stock.pools;
  const [type] = stock.types;
  if (!seats || !type) throw new Error('no stock');
  return {
    ...event,
    capacity: seats.capacity,
    available: seats.available,
    price: type.price,
    maxPrice: type.price,
    isOffered: true,
  };
}

function stored(fields: Record<string, string>, changes: Partial<Event> = {}): Event {
  const moment = new Date('2026-01-01T00:00:00Z');
  return { ...created(fields), version: 3, createdAt: moment, updatedAt: moment, ...changes };
}

/** What `event` sells: one type, or one for each of `types`; all that is sold was sold of the first. */
function stockOf({ id, capacity, available, price }: Event, types: Partial<TicketType>[] = [{}]): LockedStock {
  const [type] = made({}).stock.types;
  if (!type) throw new Error('no type');
  return {
    pools: [{ id, capacity, available, version: 5 }],
    types: types.map((other, position) => ({
      ...type,
      id: `type-${position}`,
      price,
      position,
      poolIds: [id],
      ...other,
    })),
    held: new Map([['type-0', capacity - available]]),
    sold: new Set(capacity > available ? ['type-0'] : []),
  };
}

describe('what a row says', () => {
  it('takes what the file lacks from the options', () => {
    expect(created({})).toMatchObject({
      name: 'Rust Day',
      location: 'Porto, Portugal',
      capacity: 80,
      price: 1250,
      currency: 'BRL',
      category: 'technology',
      timeZone: 'Europe/Lisbon',
      status: 'SCHEDULED',
      startsAt: new Date('2027-06-10T08:00:00Z'),
      endsAt: new Date('2027-06-10T17:00:00Z'),
    });
  });

  it.each([
    ['a location', { location: 'Hall 3', city: 'Porto' }, { location: 'Hall 3' }],
    [
      'an online event',
      { city: '', country: '', online: 'true' },
      { location: 'Online', attendance: 'ONLINE', venue: null },
    ],
    [
      'an event in a place and online',
      { online: 'TRUE' },
      { location: 'Porto, Portugal and online', attendance: 'MIXED', venue: { city: 'Porto' } },
    ],
    [
      'an event of which only the link is named',
      { city: '', country: '', onlineUrl: 'https://live.example/1' },
      { location: 'Online', attendance: 'ONLINE', onlineUrl: 'https://live.example/1' },
    ],
    [
      'a venue in parts, its country in words',
      {
        venue: 'Casa',
        street: 'Rua 1',
        region: 'Norte',
        postalCode: '4000',
        country: 'Alemanha',
        mapUrl: 'https://maps.example/1',
      },
      {
        location: 'Casa, Porto, Alemanha',
        attendance: 'OFFLINE',
        venue: {
          name: 'Casa',
          street: 'Rua 1',
          city: 'Porto',
          region: 'Norte',
          postalCode: '4000',
          country: 'DE',
          mapUrl: 'https://maps.example/1',
        },
      },
    ],
    ['a country in short', { country: 'U.S.A.' }, { venue: { city: 'Porto', country: 'US' } }],
    [
      'a country that is none',
      { country: 'Atlantis' },
      { location: 'Porto, Atlantis', venue: { city: 'Porto', country: '' } },
    ],
    [
      'who holds it',
      { organiser: 'Coro', organiserUrl: 'https://coro.example', organiserEmail: 'Coro@Example.com' },
      { organiser: { name: 'Coro', url: 'https://coro.example', email: 'coro@example.com' } },
    ],
    ['a site without a name of who holds it', { organiserUrl: 'https://coro.example' }, { organiser: null }],
    ['a price with a comma', { price: '25,90', currency: 'eur' }, { price: 2590, currency: 'EUR' }],
    ['a category in any case', { category: 'Music' }, { category: 'music' }],
    ['a status of our own export', { status: 'COMPLETED' }, { status: 'SCHEDULED' }],
    ['a draft', { status: 'draft' }, { status: 'DRAFT' }],
    ['a cancelled event', { status: 'CANCELLED' }, { status: 'CANCELLED' }],
    [
      'a time in its own zone',
      { eventDate: '2027-06-10T20:00:00', timeZone: 'America/Recife' },
      { startsAt: new Date('2027-06-10T23:00:00Z'), endsAt: new Date('2027-06-11T01:00:00Z') },
    ],
    ['a time with a blank', { startDate: '2027-06-10 20:30' }, { startsAt: new Date('2027-06-10T19:30:00Z') }],
    ['an offset', { startDate: '2027-06-10T20:00:00-03:00' }, { startsAt: new Date('2027-06-10T23:00:00Z') }],
    [
      'an end that is the start',
      { startDate: '2027-06-10T20:00Z', endDate: '2027-06-10T20:00Z' },
      { endsAt: new Date('2027-06-10T22:00:00Z') },
    ],
    ['several days', { endDate: '2027-06-12' }, { endsAt: new Date('2027-06-12T17:00:00Z') }],
    ['a past event', { startDate: '2019-06-10' }, { startsAt: new Date('2019-06-10T08:00:00Z') }],
    [
      'a date at the end of a winter day',
      { startDate: '2027-01-10T19:00', endDate: '2027-01-10' },
      { endsAt: new Date('2027-01-10T23:59:59Z') },
    ],
    [
      'topics and an address, where there is no description',
      { topics: 'rust;web', locales: 'EN', url: 'https://example.com' },
      { description: 'Topics: rust, web.\nLanguages: EN.\n\nhttps://example.com' },
    ],
  ])('reads %s', (_, fields, expected) => {
    expect(created(fields)).toMatchObject(expected);
  });

  it('becomes an event with one type that draws on all its seats', () => {
    const { event, stock, happened } = made({ capacity: '30', price: '5' });
    expect(stock).toMatchObject({
      pools: [{ id: event.id, capacity: 30, available: 30 }],
      types: [{ name: 'Ticket', price: 500, poolIds: [event.id] }],
    });
    expect(happened).toMatchObject({
      type: 'event.created',
      subjectId: event.id,
      payload: { event: { name: 'Rust Day', slug: 'slug' }, source: 'import' },
    });
  });

  it.each([
    [{ url: 'https://example.com/a' }, 'csv:https://example.com/a|2027-06-10'],
    [{}, 'csv:Rust Day|2027-06-10'],
    [{ uid: ' 42 ' }, 'csv:uid:42'],
  ])('derives the source key %#', (fields, key) => {
    expect(imported(fields).sourceKey).toBe(key);
  });
});

describe('what is refused', () => {
  it.each([
    ['no name', { name: ' ' }, 'name: is missing'],
    ['a NUL', { name: 'a\0b' }, 'name: contains a control character'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'name: Too big'],
    ['no start', { startDate: '' }, 'startDate: is missing'],
    ['a day that does not exist', { startDate: '2027-02-30' }, 'startDate: "2027-02-30" is no date'],
    ['a date of another form', { startDate: '10/06/2027' }, 'is no date'],
    ['the year 0', { startDate: '0000-01-01' }, 'is no date'],
    ['an end before the start', { endDate: '2027-06-09' }, 'endDate: is before the start'],
    [
      'a start that a clock change skips',
      { startDate: '2027-03-28T01:30:00' },
      'startDate: 2027-03-28T01:30:00 does not exist in Europe/Lisbon: clocks go from 01:00 to 02:00',
    ],
    [
      'an end that a clock change skips',
      { startDate: '2027-03-27T20:00', endDate: '2027-03-28T02:30', timeZone: 'Europe/Berlin' },
      'endDate: 2027-03-28T02:30 does not exist in Europe/Berlin: clocks go from 02:00 to 03:00',
    ],
    ['no place', { city: '', country: '' }, 'location: is missing'],
    ['a zone that nobody knows', { timeZone: 'Mars/Olympus' }, 'timeZone: is no IANA time zone'],
    ['no seats', { capacity: '0' }, 'capacity: Too small'],
    ['half a seat', { capacity: '1.5' }, 'capacity: must be a whole number'],
    ['a negative price', { price: '-1' }, 'price: must be an amount'],
    ['a currency that we do not sell in', { currency: 'XXX' }, 'currency: Invalid option'],
    ['a category that we do not have', { category: 'cars' }, 'category: Invalid option'],
    ['a picture from a script', { imageUrl: 'javascript:alert(1)' }, 'imageUrl: '],
    ['a key that no index holds', { uid: 'x'.repeat(700) }, 'uid: cannot be used as a key'],
  ])('refuses %s', (_, fields, reason) => {
    const parsed = parseImportRow(row({ ...whole, ...fields }));
    const decision = parsed.ok ? plan(parsed.event) : null;
    const faults = parsed.ok ? (decision?.kind === 'refused' ? [decision.fault] : []) : parsed.faults;
    expect(refusalOf(2, faults)).toEqual({ line: 2, reason: expect.stringContaining(reason), faults });
    expectWords(faults);
  });

  it('hands on what the reader could not read', () => {
    const fault = { field: '', code: 'no_start', message: 'has no DTSTART' };
    expect(parseImportRow({ line: 3, key: null, fault })).toEqual({ ok: false, faults: [fault] });
  });

  it('never cuts a character in half: no JSON column would take what is shown of it', () => {
    const parsed = parseImportRow(row({ ...whole, startDate: `x${'\u{1f600}'.repeat(30)}` }));
    if (parsed.ok) throw new Error('such a date was taken');
    expect(parsed.faults.every(({ message }) => message.isWellFormed())).toBe(true);
    expect(parsed.faults.every(({ params }) => String(params?.value).isWellFormed())).toBe(true);
  });
});

describe('an event that is there already', () => {
  const change = (fields: Record<string, string>, event: Event, types?: Partial<TicketType>[]) =>
    planChange(imported(fields), options, { event, stock: stockOf(event, types) }, ids);

  it('stays as it is when the file says the same', () => {
    expect(change({}, stored({}))).toEqual({ kind: 'same' });
  });

  it('changes in what the file says otherwise, and in nothing else', () => {
    const event = stored({ capacity: '50' });
    expect(change({ capacity: '60', name: 'Rust Days' }, event)).toMatchObject({
      kind: 'changed',
      patch: { name: 'Rust Days' },
      stock: { after: { pools: [{ id: 'id', capacity: 60, available: 60 }], types: stockOf(event).types } },
      happened: {
        type: 'event.changed',
        subjectId: 'id',
        payload: {
          event: { name: 'Rust Days', slug: 'slug' },
          changes: { name: { before: 'Rust Day', after: 'Rust Days' }, capacity: { before: 50, after: 60 } },
          source: 'import',
        },
      },
    });
  });

  it('leaves its stock alone where the file changes words only', () => {
    expect(change({ description: 'Louder' }, stored({}))).toMatchObject({
      patch: { description: 'Louder' },
      stock: null,
    });
  });

  it('changes the price of its only type', () => {
    const event = stored({}, { capacity: 80, available: 70 });
    expect(change({ price: '30' }, event)).toMatchObject({
      kind: 'changed',
      patch: {},
      stock: { after: { pools: [{ capacity: 80, available: 70 }], types: [{ id: 'type-0', price: 3000 }] } },
      happened: { payload: { changes: { price: { before: 12.5, after: 30 } } } },
    });
  });

  it('is not given a price where it sells several types, unless one of them has it', () => {
    const types = [{ price: 1250 }, { price: 600 }];
    expect(change({ price: '30' }, stored({}), types)).toMatchObject({
      kind: 'refused',
      fault: { field: 'price', code: 'several_prices' },
    });
    expect(change({ price: '6' }, stored({}), types)).toEqual({ kind: 'same' });
    expect(change({ price: '12.50', capacity: '90' }, stored({}), types)).toMatchObject({
      stock: { after: { pools: [{ capacity: 90 }], types } },
    });
  });

  it('keeps what an administrator edited and the file does not name', () => {
    const edited = {
      capacity: 500,
      price: 9900,
      description: 'Ours',
      category: 'art',
      timeZone: 'Europe/Madrid',
    } as const;
    // The day that the file names is a day in the zone that the administrator chose.
    const startsAt = new Date('2027-06-10T18:00:00Z');
    const endsAt = new Date('2027-06-11T00:30:00Z');
    expect(change({ url: '' }, stored({}, { ...edited, startsAt, endsAt }))).toEqual({ kind: 'same' });
    expect(change({ endDate: '2027-06-10' }, stored({}, { ...edited, startsAt, endsAt }))).toEqual({ kind: 'same' });
  });

  it('moves to another day at the hour it had', () => {
    const event = stored(
      { uid: '1' },
      { startsAt: new Date('2027-06-10T19:00:00Z'), endsAt: new Date('2027-06-10T21:00:00Z') },
    );
    expect(change({ uid: '1', startDate: '2027-06-12' }, event)).toMatchObject({
      kind: 'changed',
      patch: { startsAt: new Date('2027-06-12T19:00:00Z'), endsAt: new Date('2027-06-12T21:00:00Z') },
    });
  });

  it('never has fewer seats than were sold', () => {
    const event = stored({ capacity: '50' }, { available: 10 });
    expect(change({ capacity: '39' }, event)).toMatchObject({
      kind: 'refused',
      fault: { field: 'capacity', message: '39 is below the 40 tickets sold', params: { sold: 40 } },
    });
    expect(change({ capacity: '40' }, event)).toMatchObject({
      kind: 'changed',
      stock: { after: { pools: [{ capacity: 40, available: 0 }] } },
    });
  });

  it('is cancelled by the file only while nobody holds a ticket', () => {
    expect(change({ status: 'CANCELLED' }, stored({}))).toMatchObject({
      kind: 'changed',
      patch: { status: 'CANCELLED' },
      happened: { type: 'event.cancelled', payload: { tickets: 0, source: 'import' } },
    });
    const refused = change({ status: 'CANCELLED' }, stored({}, { available: 79 }));
    expect(refused).toMatchObject({ kind: 'refused', fault: { code: 'cancel_sold', params: { sold: 1 } } });
  });

  it('stays cancelled', () => {
    expect(change({ name: 'Back again' }, stored({}, { status: 'CANCELLED' }))).toEqual({ kind: 'same' });
  });

  it('is not turned round by a new end before its start', () => {
    expect(change({ endDate: '2027-06-01' }, stored({}))).toMatchObject({
      kind: 'refused',
      fault: { field: 'endDate', code: 'end_before_start' },
    });
  });
});
