import { beforeAll, describe, expect, it } from 'vitest';
import type { EventDetailDto, EventDto } from '@/application/events/schema';
import type { Page } from '@/application/schema';
import type { TicketDto } from '@/application/tickets/schema';
import type { DomainEvent } from '@/domain/domain-events';
import { recordedEvents } from '@/infrastructure/events/recorded-events';
import { pagesOf } from '@/presentation/page-eviction';
import { buy, call, createEvent, type Person, person } from '../../support/api.ts';

let admin: Person;
let user: Person;
beforeAll(async () => {
  [admin, user] = await Promise.all([person('ADMIN'), person()]);
});

const read = (idOrSlug: string, as?: Person) => call<EventDetailDto>('GET', `/api/events/${idOrSlug}`, { as });
const patch = (id: string, json: Record<string, unknown>) =>
  call<EventDetailDto>('PATCH', `/api/events/${id}`, { as: admin, json });

const FACTS = {
  venue: {
    name: 'Tech Hub',
    street: 'Rua Augusta 1500',
    city: 'São Paulo',
    region: 'SP',
    postalCode: '01304-001',
    country: 'BR',
    mapUrl: 'https://maps.example/1',
  },
  organiser: { name: 'Coro', url: 'https://coro.example/', email: 'coro@example.com' },
  attendance: 'MIXED',
  onlineUrl: 'https://live.example/secret',
};

describe('the place of an event and who holds it', () => {
  it('are kept as they were said, beside the line that the contract knows', async () => {
    const { id, location } = await createEvent(admin, FACTS);
    const { body } = await read(id, admin);
    expect(body).toMatchObject({ ...FACTS, location });
    const { body: changed } = await patch(id, { venue: null, organiser: { name: 'Banda' }, attendance: 'ONLINE' });
    expect(changed).toMatchObject({
      venue: null,
      organiser: { name: 'Banda', url: null, email: null },
      attendance: 'ONLINE',
      onlineUrl: FACTS.onlineUrl,
    });
  });

  it('are told to everybody, but for the link: it is for those who run the event, and for who holds a ticket', async () => {
    const { id, slug } = await createEvent(admin, FACTS);
    for (const as of [undefined, user]) {
      const { body, text } = await read(slug, as);
      expect(body).toMatchObject({ venue: FACTS.venue, organiser: FACTS.organiser, onlineUrl: null });
      expect(text).not.toContain('live.example');
    }
    expect((await call('GET', '/api/events?size=100')).text).not.toContain('live.example');

    await buy(user, id);
    const mine = async () =>
      (await call<Page<TicketDto>>('GET', '/api/tickets/my-tickets', { as: user })).body.content.filter(
        (ticket) => ticket.event.id === id,
      );
    const [ticket] = await mine();
    expect(ticket).toMatchObject({ onlineUrl: FACTS.onlineUrl, event: { attendance: 'MIXED' } });
    await call('DELETE', `/api/tickets/${ticket?.id}`, { as: user });
    expect(await mine()).toMatchObject([{ status: 'CANCELLED', onlineUrl: null }]);
  });

  it('names the beginning that people knew, once it is moved', async () => {
    const { id, startsAt } = await createEvent(admin);
    expect((await patch(id, { name: 'Another name' })).body.previousStartsAt).toBeNull();
    expect((await patch(id, { eventDate: '2032-01-02T10:00:00' })).body.previousStartsAt).toBe(startsAt);
    const draft = await createEvent(admin, { status: 'DRAFT' });
    expect((await patch(draft.id, { eventDate: '2032-01-02T10:00:00' })).body.previousStartsAt).toBeNull();
  });
});

describe('the address of an event', () => {
  const fresh = () => `night-${Math.random().toString(36).slice(2, 10)}`;

  it('can change; the former ones go on leading to it', async () => {
    const { id, slug } = await createEvent(admin);
    const [second, third] = [fresh(), fresh()];
    expect((await patch(id, { slug: second })).body.slug).toBe(second);
    expect((await patch(id, { slug: third })).body.slug).toBe(third);
    for (const known of [slug, second, third]) expect((await read(known)).body).toMatchObject({ id, slug: third });
    // And back again: it is no former one any more.
    expect((await patch(id, { slug })).body.slug).toBe(slug);
    expect((await read(third)).body).toMatchObject({ id, slug });
  });

  it('is never, and was never, another event’s', async () => {
    const [one, other] = [await createEvent(admin), await createEvent(admin)];
    const former = one.slug;
    const now = fresh();
    await patch(one.id, { slug: now });
    for (const slug of [former, now]) {
      const refusal = await patch(other.id, { slug });
      expect(refusal).toMatchObject({ status: 409, body: { code: 'CONFLICT', errors: [{ field: 'slug' }] } });
    }
    expect((await read(former)).body.id).toBe(one.id);
  });

  it('evicts the pages of both when it changes', async () => {
    const { id, slug } = await createEvent(admin);
    const happened: DomainEvent[] = [];
    const stop = recordedEvents.subscribe((events) => happened.push(...events));
    const next = fresh();
    await patch(id, { slug: next });
    stop();
    expect(happened.flatMap(pagesOf)).toEqual(expect.arrayContaining([`/en/events/${slug}`, `/pt-BR/events/${next}`]));
  });

  it('leads nowhere once the event is gone', async () => {
    const { id, slug } = await createEvent(admin);
    await patch(id, { slug: fresh() });
    await call('DELETE', `/api/events/${id}`, { as: admin });
    expect((await read(slug)).status).toBe(404);
  });
});

it('a list tells the same facts', async () => {
  const { id } = await createEvent(admin, { ...FACTS, name: 'Facts in a list', eventDate: '2039-05-05T10:00:00' });
  const { body } = await call<Page<EventDto>>('GET', '/api/events?from=2039-05-05&size=100');
  expect(body.content.find((event) => event.id === id)).toMatchObject({
    venue: FACTS.venue,
    organiser: FACTS.organiser,
  });
});
