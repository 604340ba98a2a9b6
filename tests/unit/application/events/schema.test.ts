import { describe, expect, it } from 'vitest';
import {
  createEventSchema,
  listEventsQuery,
  searchEventsQuery,
  upcomingEventsQuery,
  updateEventSchema,
} from '@/application/events/schema';
import { eventTicketsQuery, myTicketsQuery } from '@/application/tickets/schema';
import { errors } from '../field-errors.ts';

const CONTROL = ['\0', '\x07', '\x7f', '\ud800', 'a\udc00b'];

describe('a new event', () => {
  const least = { name: 'Show', eventDate: '2031-03-15T14:00:00', location: 'Recife', capacity: 50 };

  it('needs a name, a date, a place and a capacity, and has sensible defaults', () => {
    expect(createEventSchema.parse(least)).toEqual({
      ...least,
      description: '',
      translations: {},
      category: 'community',
      venue: null,
      organiser: null,
      attendance: 'OFFLINE',
      onlineUrl: null,
      timeZone: 'America/Sao_Paulo',
      currency: 'BRL',
      imageUrl: null,
      status: 'SCHEDULED',
    });
    expect(errors(createEventSchema, {}).sort()).toEqual([
      'capacity:invalid_type',
      'eventDate:invalid_type',
      'location:invalid_type',
      'name:invalid_type',
    ]);
  });

  it('is kept trimmed and in one Unicode form', () => {
    expect(createEventSchema.parse({ ...least, name: '  Sa\u0303o  ', location: '\tRecife\n' })).toMatchObject({
      name: 'S\u00e3o',
      location: 'Recife',
    });
  });

  it('says its place in parts and who holds it; what is not said is empty', () => {
    const said = { venue: { city: 'Recife' }, organiser: { name: ' Coro ' } };
    expect(createEventSchema.parse({ ...least, ...said })).toMatchObject({
      venue: { name: '', street: '', city: 'Recife', region: '', postalCode: '', country: '', mapUrl: null },
      organiser: { name: 'Coro', url: null, email: null },
    });
  });

  it.each([
    [{ venue: {} }, 'venue.city:required'],
    [{ venue: { country: 'BR' } }, 'venue.city:required'],
    [{ venue: { city: 'Recife', country: 'Brazil' } }, 'venue.country:invalid_value'],
    [{ venue: { city: 'Re\ncife' } }, 'venue.city:control_character'],
    [{ venue: { city: 'Recife', mapUrl: 'http://maps.example/1' } }, 'venue.mapUrl:web_address'],
    [{ venue: { city: 'Recife', planet: 'Earth' } }, 'venue.planet:unrecognized_keys'],
    [{ organiser: { name: '' } }, 'organiser.name:too_small'],
    [{ organiser: { name: 'Coro', url: 'javascript:alert(1)' } }, 'organiser.url:web_address'],
    [{ organiser: { name: 'Coro', url: 'https://ana:secret@coro.example' } }, 'organiser.url:web_address'],
    [{ organiser: { name: 'Coro', email: 'coro' } }, 'organiser.email:invalid_format'],
    [{ onlineUrl: 'data:text/html,x' }, 'onlineUrl:web_address'],
    [{ onlineUrl: `https://live.example/${'a'.repeat(2_000)}` }, 'onlineUrl:too_long'],
    [{ attendance: 'AT_HOME' }, 'attendance:invalid_value'],
  ])('refuses %j', (value, error) => {
    expect(errors(createEventSchema, { ...least, ...value })).toContain(error);
  });

  it.each<[string, unknown[]]>([
    ['name', ['x', 'a'.repeat(200), 'line\nbreak', '🎟️', '<b>']],
    ['description', ['', 'a'.repeat(10_000)]],
    ['location', ['x', 'a'.repeat(300)]],
    ['eventDate', ['2031-03-15T14:00', '2031-03-15T14:00:00Z', '2031-03-15T14:00:00+05:45', '1999-01-01T00:00:00']],
    ['endDate', ['2031-03-15T16:00:00']],
    ['timeZone', ['UTC', 'Asia/Kathmandu']],
    ['capacity', [1, 1_000_000]],
    ['price', [0, 0.01, 19.99, 299.5, 1_999_999.99, 2_000_000]],
    ['currency', ['BRL', 'EUR']],
    ['imageUrl', [null, 'https://example.com/a.jpg', 'https://example.com', '/posters/a-b_c.svg', '/a.jpeg']],
    ['category', ['music', 'community']],
    ['status', ['DRAFT', 'SCHEDULED']],
    ['translations', [{}, { en: {} }, { en: { name: 'x' }, 'pt-BR': { description: 'y' } }]],
  ])('takes as %s', (field, values) => {
    for (const value of values)
      expect(errors(createEventSchema, { ...least, [field]: value }), JSON.stringify(value)).toEqual([]);
  });

  it.each<[string, [unknown, string][]]>([
    [
      'name',
      [
        ['', 'too_small'],
        ['   ', 'too_small'],
        ['a'.repeat(201), 'too_big'],
        [null, 'invalid_type'],
        [7, 'invalid_type'],
        [['x'], 'invalid_type'],
      ],
    ],
    [
      'description',
      [
        ['a'.repeat(10_001), 'too_big'],
        [null, 'invalid_type'],
      ],
    ],
    [
      'location',
      [
        ['', 'too_small'],
        ['a'.repeat(301), 'too_big'],
      ],
    ],
    [
      'eventDate',
      [
        ['soon', 'date_time'],
        ['2031-02-29T10:00:00', 'date_time'],
        ['2031-03-15', 'date_time'],
        [1_900_000_000, 'invalid_type'],
      ],
    ],
    [
      'endDate',
      [
        ['later', 'date_time'],
        [null, 'invalid_type'],
      ],
    ],
    [
      'timeZone',
      [
        ['Mars/Olympus', 'time_zone'],
        ['', 'time_zone'],
        [3, 'invalid_type'],
      ],
    ],
    [
      'capacity',
      [
        [0, 'too_small'],
        [-1, 'too_small'],
        [1_000_001, 'too_big'],
        [1.5, 'invalid_type'],
        ['50', 'invalid_type'],
        [1e300, 'too_big'],
      ],
    ],
    [
      'price',
      [
        [-0.01, 'too_small'],
        [2_000_000.01, 'too_big'],
        [1.005, 'too_many_decimals'],
        [1e-9, 'too_many_decimals'],
        ['299', 'invalid_type'],
      ],
    ],
    [
      'currency',
      [
        ['JPY', 'invalid_value'],
        ['brl', 'invalid_value'],
      ],
    ],
    ['category', [['party', 'invalid_value']]],
    [
      'status',
      [
        ['CANCELLED', 'invalid_value'],
        ['ONGOING', 'invalid_value'],
        ['COMPLETED', 'invalid_value'],
      ],
    ],
    [
      'imageUrl',
      [
        ['javascript:alert(1)', 'picture_address'],
        ['data:image/png;base64,AA', 'picture_address'],
        ['//evil.example/a.png', 'picture_address'],
        ['/../secret.txt', 'picture_address'],
        ['', 'picture_address'],
        ['http://example.com/a.png', 'picture_address'],
        ['https://ana:secret@example.com/a.png', 'picture_address'],
        ['https://ana@example.com/a.png', 'picture_address'],
        ['https://x/\0', 'control_character'],
        [`https://example.com/${'a'.repeat(2000)}`, 'too_long'],
      ],
    ],
  ])('refuses as %s, naming it', (field, cases) => {
    for (const [value, code] of cases)
      expect(errors(createEventSchema, { ...least, [field]: value }), JSON.stringify(value)).toContain(
        `${field}:${code}`,
      );
  });

  it.each(CONTROL)('refuses %j in any text', (character) => {
    for (const field of ['name', 'description', 'location']) {
      expect(errors(createEventSchema, { ...least, [field]: `a${character}b` })).toEqual([
        `${field}:control_character`,
      ]);
    }
  });

  it('names the error inside a translation', () => {
    expect(errors(createEventSchema, { ...least, translations: { en: { name: 7 } } })).toEqual([
      'translations.en.name:invalid_type',
    ]);
    expect(errors(createEventSchema, { ...least, translations: { en: { title: 'x' } } })).toEqual([
      'translations.en.title:unrecognized_keys',
    ]);
    expect(errors(createEventSchema, { ...least, translations: { fr: {} } })[0]).toMatch(/^translations/);
  });

  it.each(['id', 'version', 'availableTickets', 'constructor', ''])(
    'refuses the unknown field %j by its name',
    (field) => {
      expect(errors(createEventSchema, { ...least, [field]: 1 })).toEqual([`${field}:unrecognized_keys`]);
    },
  );

  it('refuses `__proto__` as sent on the wire', () => {
    expect(
      errors(createEventSchema, JSON.parse(JSON.stringify(least).replace('{', '{"__proto__":{"price":0},'))),
    ).toEqual(['__proto__:unrecognized_keys']);
  });

  it.each([null, 'text', 7, [], true])('is no %j', (value) => {
    expect(errors(createEventSchema, value)).toEqual([':invalid_type']);
  });
});

describe('a change of an event', () => {
  it('may name any one field', () => {
    expect(updateEventSchema.parse({ price: 349 })).toEqual({ price: 349 });
    expect(updateEventSchema.parse({ status: 'DRAFT', version: 0 })).toEqual({ status: 'DRAFT', version: 0 });
  });

  it.each([[{}], [{ version: 3 }]])('is not %j: nothing would change', (value) => {
    expect(errors(updateEventSchema, value)).toEqual([':empty']);
  });

  it.each([
    [{ version: -1, price: 1 }, 'version:too_small'],
    [{ version: 1.5, price: 1 }, 'version:invalid_type'],
    [{ version: '1', price: 1 }, 'version:invalid_type'],
    [{ status: 'CANCELLED' }, 'status:invalid_value'],
    [{ slug: 'Jazz Night' }, 'slug:slug'],
    [{ slug: '-jazz' }, 'slug:slug'],
    [{ slug: 'a'.repeat(81) }, 'slug:too_big'],
    // By an id an event is found, too.
    [{ slug: '01920000-0000-7000-8000-000000000100' }, 'slug:slug'],
    [{ id: 'x' }, 'id:unrecognized_keys'],
  ])('refuses %j', (value, error) => {
    expect(errors(updateEventSchema, value)).toContain(error);
  });

  it('fills in no defaults, which would overwrite what is there', () => {
    expect(Object.keys(updateEventSchema.parse({ name: 'x' }))).toEqual(['name']);
  });
});

describe('the query of a list of events', () => {
  it('is the first ten by date where nothing is asked', () => {
    expect(listEventsQuery.parse({})).toEqual({ page: 0, size: 10, sort: [{ field: 'eventDate', direction: 'asc' }] });
  });

  it('reads everything that may be asked', () => {
    const asked = {
      page: '2',
      size: '100',
      sort: ['name,desc', 'price'],
      q: ' rock ',
      from: '2031-01-01',
      to: '2031-12-31T23:59:59Z',
      location: 'Recife',
    };
    expect(
      listEventsQuery.parse({
        ...asked,
        category: 'music',
        minPrice: '10.50',
        maxPrice: '99',
        available: 'true',
        status: 'ONGOING',
      }),
    ).toEqual({
      page: 2,
      size: 100,
      sort: [
        { field: 'name', direction: 'desc' },
        { field: 'price', direction: 'asc' },
      ],
      q: 'rock',
      from: '2031-01-01T00:00:00',
      to: '2031-12-31T23:59:59Z',
      location: 'Recife',
      category: 'music',
      minPrice: 10.5,
      maxPrice: 99,
      available: true,
      status: 'ONGOING',
    });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ page: '-1' }, 'page:whole_number'],
    [{ page: '1.5' }, 'page:whole_number'],
    [{ page: '' }, 'page:whole_number'],
    [{ page: '1000001' }, 'page:too_big'],
    [{ page: ['1', '2'] }, 'page:invalid_type'],
    [{ size: '0' }, 'size:too_small'],
    [{ size: '101' }, 'size:too_big'],
    [{ size: '1e1' }, 'size:whole_number'],
    [{ sort: ['id'] }, 'sort.0:sort'],
    [{ sort: ['name,up'] }, 'sort.0:sort'],
    [{ sort: ['name,asc,desc'] }, 'sort.0:sort'],
    [{ sort: [''] }, 'sort.0:sort'],
    [{ sort: ['name', 'constructor'] }, 'sort.1:sort'],
    [{ sort: Array.from({ length: 6 }, () => 'name') }, 'sort:too_big'],
    [{ q: 'a'.repeat(101) }, 'q:too_big'],
    [{ q: '\0' }, 'q:control_character'],
    [{ from: 'yesterday' }, 'from:date_time'],
    [{ to: '2031-02-30' }, 'to:date_time'],
    [{ from: '0000-01-01' }, 'from:date_time'],
    [{ category: 'party' }, 'category:invalid_value'],
    [{ minPrice: '-1' }, 'minPrice:amount'],
    [{ maxPrice: '1.005' }, 'maxPrice:amount'],
    [{ maxPrice: '1e3' }, 'maxPrice:amount'],
    [{ available: 'yes' }, 'available:invalid_value'],
    [{ status: 'OPEN' }, 'status:invalid_value'],
    [{ colour: 'red' }, 'colour:unrecognized_keys'],
  ])('refuses %j', (query, error) => {
    expect(errors(listEventsQuery, query)).toContain(error);
  });

  it.each([
    [searchEventsQuery, {}, 'q:invalid_type'],
    [searchEventsQuery, { q: '  ' }, 'q:too_small'],
    [searchEventsQuery, { q: 'a'.repeat(101) }, 'q:too_big'],
    [upcomingEventsQuery, { limit: '0' }, 'limit:too_small'],
    [upcomingEventsQuery, { limit: '101' }, 'limit:too_big'],
    [upcomingEventsQuery, { q: 'x' }, 'q:unrecognized_keys'],
    [myTicketsQuery, { status: 'SOLD' }, 'status:invalid_value'],
    [myTicketsQuery, { when: 'soon' }, 'when:invalid_value'],
    [listEventsQuery, { currency: 'JPY' }, 'currency:invalid_value'],
    [eventTicketsQuery, { q: 'a'.repeat(101) }, 'q:too_big'],
  ])('is refused elsewhere too (%#)', (schema, query, error) => {
    expect(errors(schema, query)).toEqual([error]);
  });

  it('shows twenty upcoming events where no limit is asked', () => {
    expect(upcomingEventsQuery.parse({})).toEqual({ limit: 20 });
  });
});
