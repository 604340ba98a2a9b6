import { describe, expect, it } from 'vitest';
import { changedTags, tagsOfEvent, tagsOfList } from '@/application/events/answer-tags';
import { type DomainEvent, eventFacts, ticketFacts } from '@/domain/domain-events';
import { anEvent, aTicket, uuid } from '../../../support/builders.ts';

const event = anEvent();
const facts = eventFacts(event);
const sold = ticketFacts(aTicket({ eventId: event.id }), event, { name: 'Ticket' });
const happened = {
  created: { type: 'event.created', subjectId: event.id, payload: { event: facts, source: 'app' } },
  changed: { type: 'event.changed', subjectId: event.id, payload: { event: facts, changes: {}, source: 'import' } },
  calledOff: { type: 'event.cancelled', subjectId: event.id, payload: { event: facts, tickets: 1, source: 'app' } },
  deleted: { type: 'event.deleted', subjectId: event.id, payload: { event: facts } },
  soldOut: { type: 'event.sold-out', subjectId: event.id, payload: { slug: event.slug } },
  purchased: { type: 'ticket.purchased', subjectId: uuid(1), payload: sold },
  returned: { type: 'ticket.cancelled', subjectId: uuid(1), payload: { ...sold, reason: 'holder' } },
  transferred: {
    type: 'ticket.transferred',
    subjectId: uuid(1),
    payload: { ...sold, transferId: uuid(2), fromOwnerId: uuid(3) },
  },
  undone: { type: 'ticket.check-in-undone', subjectId: uuid(1), payload: { ...sold, undoneAt: '' } },
  checkedIn: { type: 'ticket.checked-in', subjectId: uuid(1), payload: { ...sold, usedAt: '' } },
} as const satisfies Record<string, DomainEvent>;

const answers = {
  'it by id': tagsOfEvent(event.id),
  'it by an id in capitals': tagsOfEvent(event.id.toUpperCase()),
  'it by slug': tagsOfEvent(event.slug),
  'another event': tagsOfEvent(uuid(99)),
  'a list that shows it': tagsOfList([{ id: uuid(99) }, event]),
  'a list that does not': tagsOfList([{ id: uuid(99) }]),
  'an empty list': tagsOfList([]),
  'a list by seats': tagsOfList([{ id: uuid(99) }], { bySeats: true }),
};
const ITS_OWN = ['it by id', 'it by an id in capitals', 'it by slug'];
const EVERY_LIST = ['a list that shows it', 'a list that does not', 'an empty list', 'a list by seats'];

const evictedBy = (...events: DomainEvent[]) => {
  const changed = new Set(changedTags(events));
  return Object.entries(answers).flatMap(([name, tags]) => (tags.some((tag) => changed.has(tag)) ? [name] : []));
};

describe('what an event changes', () => {
  it.each(['created', 'changed', 'calledOff', 'deleted', 'soldOut', 'returned'] as const)(
    '%s: its own answers and every list',
    (name) => expect(evictedBy(happened[name])).toEqual([...ITS_OWN, ...EVERY_LIST]),
  );

  it('a sale: its own answers, the lists that show it, and those that seats decide', () => {
    expect(evictedBy(happened.purchased)).toEqual([...ITS_OWN, 'a list that shows it', 'a list by seats']);
  });

  it.each(['checkedIn', 'undone', 'transferred'] as const)('%s: nothing', (name) =>
    expect(evictedBy(happened[name])).toEqual([]),
  );

  it('a batch of sales: no more than one of them', () => {
    const batch = Array.from({ length: 256 }, () => happened.purchased);
    expect(changedTags(batch)).toEqual(changedTags([happened.purchased]));
  });
});
