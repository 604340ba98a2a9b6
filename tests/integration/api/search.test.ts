import { beforeAll, describe, expect, it } from 'vitest';
import type { EventDto, EventPage, SuggestionDto } from '@/application/events/schema';
import { EVENT_CATEGORIES } from '@/domain/event';
import en from '@/messages/en.json';
import ptBr from '@/messages/pt-BR.json';
import { ask, call, createEvent, type Person, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

/** Words: mistyped, joined, of a kind of event; the best first; what completes them; pages that follow each other. */

let admin: Person;

beforeAll(async () => {
  admin = await person('ADMIN');
  const programme: Record<string, unknown>[] = [
    {
      name: 'Jazz no porão',
      location: 'Recife, Teatro do Parque',
      category: 'music',
      eventDate: '2031-03-01T20:00:00',
    },
    { name: 'CodeMash', location: 'Sandusky', category: 'technology', eventDate: '2031-03-02T20:00:00' },
    { name: 'Vue.js Amsterdam', location: 'Amsterdam', category: 'technology', eventDate: '2031-03-03T20:00:00' },
    { name: 'Ballet', description: 'With music', category: 'theatre', eventDate: '2031-03-04T20:00:00' },
    { name: 'Music alone', category: 'art', eventDate: '2031-03-05T20:00:00' },
    { name: 'Secreto', status: 'DRAFT', eventDate: '2031-03-06T20:00:00' },
    { name: 'Palco 4e5a 12e3x', description: 'Sala 7e8b', eventDate: '2031-03-08T20:00:00' },
    { name: 'Festival de inverno', location: 'Garanhuns', eventDate: '2031-03-07T20:00:00' },
    {
      name: 'Ópera de bolso',
      location: 'Galpão 7',
      venue: { name: 'Moinho Velho', street: 'Rua das Acácias 9', city: 'Olinda', country: 'BR' },
      organiser: { name: 'Coletivo Caranguejo', email: 'ola@example.com' },
      eventDate: '2031-03-09T20:00:00',
    },
  ];
  for (const changes of programme) await createEvent(admin, { description: '', location: 'Natal', ...changes });
});

const search = async (q: string) =>
  (await ask('GET /api/events/search', { query: { q } })).body.map(({ name }) => name);
const suggest = async (q: string) =>
  (await call<SuggestionDto[]>('GET', `/api/events/suggestions?q=${encodeURIComponent(q)}`)).body;

describe('words', () => {
  it.each([
    ['jaz no porao', 'Jazz no porão'],
    ['jzaz', 'Jazz no porão'],
    ['kazz', 'Jazz no porão'],
    ['jazzz porao', 'Jazz no porão'],
    ['code mash', 'CodeMash'],
    ['codmash', 'CodeMash'],
    ['palco 4e5a', 'Palco 4e5a 12e3x'],
    ['12e3x', 'Palco 4e5a 12e3x'],
    ['vue', 'Vue.js Amsterdam'],
    ['js amsterdam', 'Vue.js Amsterdam'],
    ['vue.js amstredan', 'Vue.js Amsterdam'],
    ['festvial invreno', 'Festival de inverno'],
    ['sandusci', 'CodeMash'],
    ['moinho', 'Ópera de bolso'],
    ['opera olinda', 'Ópera de bolso'],
    ['caranguejo', 'Ópera de bolso'],
    ['carangeujo', 'Ópera de bolso'],
  ])('%j finds %s', async (q, name) => {
    expect((await search(q))[0]).toBe(name);
  });

  it('leaves one out where none is found with all of them', async () => {
    expect(await search('jazz vancouver')).toEqual(['Jazz no porão']);
    expect(await search('porao jazz vancouver')).toEqual(['Jazz no porão']);
    const { body } = await ask('GET /api/events', { query: { q: 'jazz vancouver' } });
    expect(body.totalElements).toBe(0);
  });

  it('of a kind of event find those of that kind, after those that are named so', async () => {
    expect(await search('music')).toEqual(['Music alone', 'Jazz no porão', 'Ballet']);
    expect(await search('música')).toContain('Jazz no porão');
    expect(await search('tecnologia')).toEqual(['CodeMash', 'Vue.js Amsterdam']);
  });

  it.each(EVENT_CATEGORIES)('for %s are those of the screen, in both languages', async (category) => {
    const { rows } = await testDatabase().query<{ is: boolean }>(
      `SELECT to_tsvector('simple', plain_words(category_words($1))) @@ plainto_tsquery('simple', plain_words(name)) AS is
         FROM unnest($2::text[]) AS name`,
      [category, [en.categories[category], ptBr.categories[category].replace(' e ', ' ')]],
    );
    expect(rows).toEqual([{ is: true }, { is: true }]);
  });

  it('of a street, an address or another venue find nothing', async () => {
    expect(await search('acácias')).toEqual([]);
    expect(await search('ola@example.com')).toEqual([]);
    const { id } = await createEvent(admin, { name: 'Mudança', location: 'Natal', venue: { city: 'Gravatá' } });
    expect(await search('gravata')).toEqual(['Mudança']);
    const body = { venue: { city: 'Bezerros' }, organiser: { name: 'Quilombo' } };
    await ask('PATCH /api/events/{id}', { as: admin, params: { id }, body });
    expect([await search('gravata'), await search('bezerros'), await search('quilombo')]).toEqual([
      [],
      ['Mudança'],
      ['Mudança'],
    ]);
    await ask('DELETE /api/events/{id}', { as: admin, params: { id } });
  });

  it('of what is no longer so find nothing', async () => {
    const { id } = await createEvent(admin, { name: 'Zumba xilofone', location: 'Natal' });
    expect(await search('xilofone')).toEqual(['Zumba xilofone']);
    await ask('PATCH /api/events/{id}', { as: admin, params: { id }, body: { name: 'Zumba' } });
    expect(await search('xilofone')).toEqual([]);
    await ask('DELETE /api/events/{id}', { as: admin, params: { id } });
    expect(await search('zumba')).toEqual([]);
  });
});

describe('what completes words', () => {
  it('is kinds, places and events to come', async () => {
    expect(await suggest('te')).toEqual([
      { kind: 'category', category: 'theatre' },
      { kind: 'category', category: 'technology' },
      { kind: 'place', location: 'Recife, Teatro do Parque' },
    ]);
    expect(await suggest('jazz no po')).toEqual([
      {
        kind: 'event',
        id: expect.any(String),
        slug: expect.any(String),
        name: 'Jazz no porão',
        location: 'Recife, Teatro do Parque',
        eventDate: '2031-03-01T20:00:00',
        timeZone: 'America/Sao_Paulo',
      },
    ]);
  });

  it('is the place by its city, and an event by who holds it', async () => {
    expect(await suggest('olin')).toEqual([{ kind: 'place', location: 'Galpão 7' }]);
    expect(await suggest('coletivo car')).toMatchObject([{ kind: 'event', name: 'Ópera de bolso' }]);
  });

  it('is what a mistyped word is near to, where nothing begins like it', async () => {
    expect(await suggest('amstredam')).toMatchObject([{ kind: 'event', name: 'Vue.js Amsterdam' }]);
  });

  it.each(['secreto', 'secerto', 'xyzzyx', '!!!', '😀'])('for %j is nothing', async (q) => {
    expect(await suggest(q)).toEqual([]);
  });

  it('is kept until an event it shows is another', async () => {
    const { id } = await createEvent(admin, { name: 'Quermesse', location: 'Natal' });
    expect(await suggest('querm')).toMatchObject([{ name: 'Quermesse' }]);
    await ask('PATCH /api/events/{id}', { as: admin, params: { id }, body: { name: 'Quermesse nova' } });
    expect(await suggest('querm')).toMatchObject([{ name: 'Quermesse nova' }]);
    await createEvent(admin, { name: 'Quermesse velha', location: 'Natal' });
    expect(await suggest('querm')).toHaveLength(2);
  });

  it.each(['', 'q=', `q=${'a'.repeat(101)}`, 'q=a&limit=3'])('refuses %j', async (query) => {
    await refused('VALIDATION_ERROR', 'GET', `/api/events/suggestions?${query}`);
  });
});

describe('pages that follow each other', () => {
  beforeAll(async () => {
    for (let index = 0; index < 11; index += 1) {
      await createEvent(admin, {
        name: index % 3 ? 'Forró igual' : 'Forró Ímpar',
        price: index % 2 ? 7 : 9,
        eventDate: `2032-01-0${1 + (index % 4)}T10:00:00`,
        location: 'Caruaru',
      });
    }
  });

  const follow = async (query: string) => {
    const ids: string[] = [];
    let next = '';
    for (let page = 0; page < 5; page += 1) {
      const { status, body, text } = await call<EventPage>('GET', `/api/events?${query}&size=3${next}`);
      expect(status, text).toBe(200);
      expect(body).toMatchObject({ totalElements: 11, totalPages: 4, number: page, last: body.nextCursor === null });
      ids.push(...body.content.map(({ id }) => id));
      if (body.nextCursor === null) return ids;
      next = `&cursor=${body.nextCursor}`;
    }
    return expect.fail('there is always a next page');
  };

  it.each([
    'location=caruaru',
    'location=caruaru&sort=eventDate,desc',
    'location=caruaru&sort=name,desc&sort=price',
    'location=caruaru&sort=price,desc&sort=eventDate,desc',
    'location=caruaru&sort=availableTickets',
    'location=caruaru&sort=createdAt,desc',
    'location=caruaru&minPrice=1&sort=price',
    'location=caruaru&sort=relevance',
    'q=forro',
    'q=forro&sort=name&sort=createdAt,desc',
    'q=forro&sort=availableTickets,desc',
    'q=forro&sort=price',
    'q=forro&minPrice=1&sort=price',
    'q=forro&sort=relevance',
    'q=foró',
    'q=foró&sort=relevance',
  ])('by cursor are those by number: %s', async (query) => {
    const { body } = await call<EventPage>('GET', `/api/events?${query}&size=100`);
    const ids = await follow(query);
    expect(ids).toEqual(body.content.map(({ id }) => id));
    expect(new Set(ids).size).toBe(11);
  });

  it('show nothing twice when something comes before them meanwhile', async () => {
    const page = async (query: string) =>
      (await call<EventPage>('GET', `/api/events?location=caruaru&size=3&${query}`)).body;
    const first = await page('');
    await createEvent(admin, { name: 'Soonest', eventDate: '2031-12-31T10:00:00', location: 'Caruaru' });
    const second = await page(`cursor=${first.nextCursor}`);
    const known = new Set(first.content.map(({ id }) => id));
    expect(second.content.filter(({ id }: EventDto) => known.has(id))).toEqual([]);
    expect(second.totalElements).toBe(12);
  });

  it('do not follow a cursor of another order, or none of ours', async () => {
    const { body } = await call<EventPage>('GET', '/api/events?location=caruaru&size=3');
    for (const query of [
      `cursor=${body.nextCursor}&sort=name`,
      'cursor=',
      'cursor=x',
      `cursor=${Buffer.from('[0,"eventDate,asc","x",[1]]').toString('base64url')}`,
    ]) {
      const { body: problem } = await refused('VALIDATION_ERROR', 'GET', `/api/events?${query}`);
      expect(problem.errors).toMatchObject([{ field: 'cursor', code: 'cursor' }]);
    }
  });
});
