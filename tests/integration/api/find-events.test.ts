import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EventDto } from '@/application/events/schema';
import type { Page } from '@/application/schema';
import {
  ask,
  buy,
  call,
  createEvent,
  endNow,
  eventInput,
  type Person,
  person,
  refused,
  startNow,
} from '../../support/api.ts';

/** Finding events: list, filters, order, pages, search. All of one small programme. */

let admin: Person;
const named: Record<string, EventDto> = {};

beforeAll(async () => {
  admin = await person('ADMIN');
  const user = await person();
  const programme: [string, Record<string, unknown>][] = [
    [
      'rock',
      {
        name: 'Rock no Parque',
        location: 'São Paulo',
        category: 'music',
        price: 120,
        eventDate: '2031-05-01T20:00:00',
        capacity: 100,
      },
    ],
    [
      'talk',
      {
        name: 'Uma conversa',
        description: 'Sobre a história do rock',
        location: 'Recife',
        category: 'community',
        price: 0,
        eventDate: '2031-04-01T20:00:00',
        capacity: 10,
      },
    ],
    [
      'place',
      {
        name: 'Café',
        location: 'Rock Bar, Olinda',
        category: 'food',
        price: 35.5,
        eventDate: '2031-03-01T20:00:00',
        capacity: 20,
      },
    ],
    [
      'ballet',
      {
        name: 'Ação: o balé',
        location: 'Curitiba',
        category: 'theatre',
        price: 80,
        eventDate: '2031-06-01T20:00:00',
        capacity: 30,
        translations: { en: { name: 'Ballet in motion' } },
      },
    ],
    [
      'soldOut',
      {
        name: 'Only one seat',
        location: 'Natal',
        category: 'art',
        price: 80,
        eventDate: '2031-07-01T20:00:00',
        capacity: 1,
      },
    ],
    [
      'draft',
      { name: 'Rock secret', location: 'Natal', status: 'DRAFT', eventDate: '2031-08-01T20:00:00', capacity: 1 },
    ],
    [
      'ongoing',
      { name: 'Feira', location: 'Belém', category: 'community', eventDate: '2031-09-01T20:00:00', capacity: 5 },
    ],
    [
      'past',
      { name: 'Rock antigo', location: 'Belém', category: 'community', eventDate: '2031-09-01T20:00:00', capacity: 5 },
    ],
    [
      'cancelled',
      { name: 'Nunca', location: '100%_certo\\', category: 'sport', eventDate: '2031-10-01T20:00:00', capacity: 5 },
    ],
  ];
  for (const [key, changes] of programme)
    named[key] = await createEvent(admin, { description: '', price: 0, ...changes });
  await buy(user, named.soldOut?.id ?? '');
  await startNow(named.ongoing?.id ?? '');
  await endNow(named.past?.id ?? '');
  await call('POST', `/api/events/${named.cancelled?.id}/cancel`, { as: admin });
});

const keyOf = ({ id }: { id: string }) => Object.keys(named).find((key) => named[key]?.id === id);
const list = async (query: string, as: Person | null = null) => {
  const { status, body, text } = await call<Page<EventDto>>('GET', `/api/events?size=100&${query}`, { as });
  expect(status, text).toBe(200);
  expect(body.totalElements).toBe(body.content.length);
  return body.content.map(keyOf);
};
const search = async (q: string, as: Person | null = null) => {
  const { status, body, text } = await call<EventDto[]>('GET', `/api/events/search?q=${encodeURIComponent(q)}`, { as });
  expect(status, text).toBe(200);
  return body.map(keyOf);
};

describe('the list', () => {
  it.each<[string, string[]]>([
    ['', ['past', 'ongoing', 'place', 'talk', 'rock', 'ballet', 'soldOut', 'cancelled']],
    ['category=community', ['past', 'ongoing', 'talk']],
    ['category=community&status=SCHEDULED', ['talk']],
    ['status=ONGOING', ['ongoing']],
    ['status=COMPLETED', ['past']],
    ['status=CANCELLED', ['cancelled']],
    ['status=DRAFT', []],
    ['available=true', ['place', 'talk', 'rock', 'ballet']],
    ['available=false', ['past', 'ongoing', 'soldOut', 'cancelled']],
    ['available=false&status=SCHEDULED', ['soldOut']],
    ['location=SAO+PAULO', ['rock']],
    ['location=bel%C3%A9m', ['past', 'ongoing']],
    ['location=%25', ['cancelled']],
    ['location=0%25_', ['cancelled']],
    ['location=%5C', ['cancelled']],
    ['location=_', ['cancelled']],
    ['from=2031-05-01&to=2031-06-30', ['rock', 'ballet']],
    ['from=2031-05-01T20:00:00&to=2031-05-01T20:00:00', ['rock']],
    ['from=2031-05-01T23:00:01Z&to=2031-06-30', ['ballet']],
    ['from=2031-06-30&to=2031-05-01', []],
    ['minPrice=80&maxPrice=119.99', ['ballet', 'soldOut']],
    ['minPrice=120', ['rock']],
    ['minPrice=35.5&maxPrice=35.50', ['place']],
    ['minPrice=999999999.99', []],
    ['maxPrice=999999999&minPrice=100', ['rock']],
    ['q=rock', ['past', 'place', 'talk', 'rock']],
    ['q=rock&available=true', ['place', 'talk', 'rock']],
    ['q=acao', ['ballet']],
    ['q=%26%7C%21', []],
    ['q=', ['past', 'ongoing', 'place', 'talk', 'rock', 'ballet', 'soldOut', 'cancelled']],
  ])('with %s has %j', async (query, expected) => {
    expect(await list(query)).toEqual(expected);
  });

  it('shows drafts to admins', async () => {
    expect(await list('status=DRAFT', admin)).toEqual(['draft']);
    expect(await list('q=secret', admin)).toEqual(['draft']);
    expect(await list('q=secret', await person())).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['sort=eventDate,desc', ['cancelled', 'soldOut', 'ballet', 'rock', 'talk', 'place', 'ongoing', 'past']],
    ['sort=name,asc', ['ballet', 'place', 'ongoing', 'cancelled', 'soldOut', 'past', 'rock', 'talk']],
    [
      'sort=price,desc&sort=eventDate,desc',
      ['rock', 'soldOut', 'ballet', 'place', 'cancelled', 'talk', 'ongoing', 'past'],
    ],
    ['sort=availableTickets', ['soldOut', 'ongoing', 'past', 'cancelled', 'talk', 'place', 'ballet', 'rock']],
    ['sort=createdAt,desc', ['cancelled', 'past', 'ongoing', 'soldOut', 'ballet', 'place', 'talk', 'rock']],
  ])('is ordered by %s', async (query, expected) => {
    expect(await list(query)).toEqual(expected);
  });

  it.each(['sort=colour', 'sort=id', 'sort=name,sideways', 'sort=name,asc,desc', 'sort=', 'sort=price;DROP'])(
    'refuses %s by the name of what it cannot sort by',
    async (query) => {
      const { body } = await refused('VALIDATION_ERROR', 'GET', `/api/events?${query}`);
      expect(body.errors).toMatchObject([
        { field: 'sort.0', code: 'sort', params: { value: new URLSearchParams(query).get('sort') } },
      ]);
    },
  );

  it.each([
    'page=-1',
    'size=0',
    'size=101',
    'page=x',
    'from=soon',
    'minPrice=1.001',
    'available=maybe',
    'status=OPEN',
    'category=x',
    'colour=red',
    'page=1&page=2',
    'q=%00',
  ])('refuses %s by its name', async (query) => {
    const { status, body } = await refused('VALIDATION_ERROR', 'GET', `/api/events?${query}`);
    expect(status).toBe(400);
    expect(body.errors.map(({ field }) => field)).toEqual([query.split('=')[0]]);
  });

  it('has every event on exactly one page, whatever the order, though many are equal', async () => {
    for (let index = 0; index < 17; index += 1)
      await createEvent(admin, { name: 'Equal', price: 7, eventDate: '2032-01-01T10:00:00', location: 'Twins' });
    for (const sort of ['eventDate,asc', 'name,desc', 'price', 'availableTickets,desc', 'createdAt']) {
      const seen: string[] = [];
      for (let page = 0; page < 6; page += 1) {
        const { body } = await call<Page<EventDto>>(
          'GET',
          `/api/events?location=twins&size=3&page=${page}&sort=${sort}`,
        );
        expect(body).toMatchObject({
          number: page,
          size: 3,
          totalElements: 17,
          totalPages: 6,
          first: page === 0,
          last: page === 5,
          numberOfElements: page === 5 ? 2 : 3,
          empty: false,
        });
        seen.push(...body.content.map(({ id }) => id));
      }
      expect(new Set(seen).size).toBe(17);
    }
    const beyond = await call<Page<EventDto>>('GET', '/api/events?location=twins&size=3&page=6');
    expect(beyond.body).toMatchObject({
      content: [],
      empty: true,
      last: true,
      first: false,
      numberOfElements: 0,
      totalElements: 17,
    });
  });
});

describe('the search', () => {
  it('weighs a name more than a place, a place more than a description, and what is over least', async () => {
    expect(await search('rock')).toEqual(['rock', 'place', 'talk', 'past']);
  });

  it.each([
    ['acao', 'ballet'],
    ['AÇÃO', 'ballet'],
    ['bale', 'ballet'],
    ['ballet', 'ballet'],
    ['motion', 'ballet'],
    ['parq', 'rock'],
    ['São', 'rock'],
    ['são paulo rock', 'rock'],
    ['converssa', 'talk'],
    ['parqe', 'rock'],
    ['  café  ', 'place'],
    ['historia', 'talk'],
    ['ŉo parque', 'rock'],
  ])('for %j finds %s first', async (q, key) => {
    expect((await search(q))[0]).toBe(key);
  });

  it.each(['secret', 'zzzzqqq', '!!!', "'", '&|!()<->:*', '%', '½', 'ʼ', 'a½', '日本'])(
    'for %j finds nothing, and nothing breaks',
    async (q) => {
      expect(await search(q, admin)).toEqual([]);
    },
  );

  it.each(['', 'q=', 'q=%20', `q=${'a'.repeat(101)}`, 'q=a&q=b', 'q=a&size=3', 'q=%00'])(
    'refuses %j',
    async (query) => {
      expect((await refused('VALIDATION_ERROR', 'GET', `/api/events/search?${query}`)).status).toBe(400);
    },
  );
});

describe('what comes next', () => {
  it('is neither past, begun, cancelled nor a draft, soonest first, sold out or not', async () => {
    const { body } = await call<EventDto[]>('GET', '/api/events/upcoming');
    expect(body.map(keyOf).filter(Boolean)).toEqual(['place', 'talk', 'rock', 'ballet', 'soldOut']);
  });

  it('is as much as is asked for, twenty at first', async () => {
    expect((await call<EventDto[]>('GET', '/api/events/upcoming?limit=2')).body.map(keyOf)).toEqual(['place', 'talk']);
    expect((await call<EventDto[]>('GET', '/api/events/upcoming')).body).toHaveLength(20);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'limit=', 'page=0'])('refuses %s', async (query) => {
    await refused('VALIDATION_ERROR', 'GET', `/api/events/upcoming?${query}`);
  });
});

describe('what can be bought', () => {
  const type = (changes: Record<string, unknown> = {}) => ({ name: 'Ticket', price: 10, ...changes });

  it('is no event whose shown types are over, not yet on sale, or sold out within their limits', async () => {
    const admin = await person('ADMIN');
    const buyer = await person();
    const name = `Offer ${randomUUID()}`;
    const make = (ticketTypes: Record<string, unknown>[]) =>
      createEvent(admin, { name, price: undefined, ticketTypes });
    const closed = await make([type({ salesEnd: '2020-01-01T00:00:00' })]);
    const later = await make([type({ salesStart: '2031-01-01T00:00:00' })]);
    const limited = await make([type({ capacity: 1 }), type({ name: 'Guests', isHidden: true })]);
    const open = await make([type(), type({ name: 'Early', salesEnd: '2020-01-01T00:00:00' })]);
    await buy(buyer, limited.id);

    const answers = await Promise.all(
      [closed, later, limited, open].map(({ id }) => ask('GET /api/events/{id}', { params: { id } })),
    );
    expect(answers.map(({ body }) => body.isAvailable)).toEqual([false, false, false, true]);
    for (const [available, found] of [
      ['true', [open]],
      ['false', [closed, later, limited]],
    ] as const) {
      const { body } = await ask('GET /api/events', { query: { q: name, available } });
      expect(body.content.map(({ id }) => id).sort()).toEqual(found.map(({ id }) => id).sort());
      expect(body.totalElements).toBe(found.length);
    }
  });

  it('shows at least one type, so that its price is nobody’s secret', async () => {
    const answer = await refused('VALIDATION_ERROR', 'POST', '/api/events', {
      as: await person('ADMIN'),
      json: eventInput({ price: undefined, ticketTypes: [type({ isHidden: true })] }),
    });
    expect(answer.body.errors).toMatchObject([{ field: 'ticketTypes', code: 'one_shown' }]);
  });
});

describe('a name to the letter', () => {
  it('stands before names that are only like it, whenever they are', async () => {
    const admin = await person('ADMIN');
    for (let day = 10; day < 16; day += 1) {
      await createEvent(admin, { name: 'Lantern Parade Seventh', eventDate: `2031-02-${day}T20:00:00` });
    }
    const wanted = await createEvent(admin, { name: 'Lantern Parade Sevenths', eventDate: '2031-12-24T20:00:00' });
    const { body } = await ask('GET /api/events', { query: { q: 'Lantern Parade Sevenths' } });
    expect(body.totalElements).toBeGreaterThan(1);
    expect(body.content[0]?.id).toBe(wanted.id);
  });
});
