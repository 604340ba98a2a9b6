import { type DomainEvent, slugBefore } from '../../domain/domain-events.ts';

/** By which kept answers are evicted: the events they show, and whether they are lists. */

const LISTS = 'lists';
const BY_SEATS = 'lists-by-seats';

/** Of an event under the id or slug by which somebody asks for it. */
const eventTag = (idOrSlug: string) => `event:${idOrSlug.toLowerCase()}`;

/** Of an answer about one event, found under one of its names; of those that are former ones only the id hears. */
export const tagsOfEvent = (...idsOrSlugs: string[]): string[] => [...new Set(idsOrSlugs.map(eventTag))];

/** Of a list that shows these; `bySeats`: seats left say which they are or in which order they stand. */
export const tagsOfList = (shown: readonly { id: string }[], { bySeats = false } = {}): string[] => [
  ...(bySeats ? [LISTS, BY_SEATS] : [LISTS]),
  ...shown.map(({ id }) => eventTag(id)),
];

/** The tags of all answers that say something else since these things happened. */
export function changedTags(events: readonly DomainEvent[]): string[] {
  const tags = new Set<string>();
  const add = (...more: string[]) => {
    for (const tag of more) tags.add(tag);
  };
  let lastSold = '';
  for (const event of events) {
    switch (event.type) {
      case 'event.changed':
        add(LISTS, eventTag(event.subjectId), eventTag(event.payload.event.slug));
        add(...slugBefore(event.payload.changes).map(eventTag));
        break;
      case 'event.created':
      case 'event.cancelled':
      case 'event.deleted':
        add(LISTS, eventTag(event.subjectId), eventTag(event.payload.event.slug));
        break;
      case 'event.sold-out':
        add(LISTS, eventTag(event.subjectId), eventTag(event.payload.slug));
        break;
      case 'ticket.purchased':
        // A batch of sales is all of one event.
        if (event.payload.eventId === lastSold) break;
        lastSold = event.payload.eventId;
        add(BY_SEATS, eventTag(event.payload.eventId), eventTag(event.payload.eventSlug));
        break;
      case 'ticket.cancelled':
        // A seat that comes back may put its event on a list again.
        add(LISTS, eventTag(event.payload.eventId), eventTag(event.payload.eventSlug));
        break;
      // Its events say what else changed; the sitemap names the series.
      case 'series.changed':
        add(LISTS);
        break;
      case 'shop.changed':
      case 'ticket.checked-in':
      case 'ticket.check-in-undone':
      case 'ticket.transfer-offered':
      case 'ticket.transfer-taken-back':
      case 'ticket.transferred':
      case 'ticket.renamed':
      case 'user.registered':
      case 'user.password-changed':
      case 'user.email-changed':
      case 'user.email-verified':
      case 'user.deleted':
      case 'task.started':
      case 'session.revoked':
        break;
      default:
        return event satisfies never;
    }
  }
  return [...tags];
}
