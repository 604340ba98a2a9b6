import type { PageCache } from '@/application/ports';
import { type DomainEvent, slugBefore } from '@/domain/domain-events';
import { routing } from './i18n/routing';
import { paths } from './paths';

// Rewrites hide the default locale from visitors; a page is kept under its full path.
const inEveryLocale = (path: string) =>
  routing.locales.map((locale) => (path === paths.home ? `/${locale}` : `/${locale}${path}`));

// Under its id and former address there is a redirect, or that it was not found.
const pagesShowing = (id: string, ...slugs: string[]) =>
  [paths.home, ...slugs.map(paths.event), paths.event(id)].flatMap(inEveryLocale);

/** The kept pages that show something else once this has happened. A sale changes none: seats are asked for live. */
export function pagesOf(event: DomainEvent): string[] {
  switch (event.type) {
    case 'event.changed':
      return pagesShowing(event.subjectId, event.payload.event.slug, ...slugBefore(event.payload.changes));
    case 'event.created':
    case 'event.cancelled':
    case 'event.deleted':
      return pagesShowing(event.subjectId, event.payload.event.slug);
    case 'series.changed':
      return [paths.series(event.payload.slug), ...event.payload.eventSlugs.map(paths.event)].flatMap(inEveryLocale);
    case 'event.sold-out':
      return pagesShowing(event.subjectId, event.payload.slug);
    case 'ticket.cancelled':
      return pagesShowing(event.payload.eventId, event.payload.eventSlug);
    case 'shop.changed':
    case 'ticket.purchased':
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
      return [];
    default:
      return event satisfies never;
  }
}

/** A listener to recorded events. What the shop is called and looks like is on every page. */
export const evictingFrom = (cache: PageCache & { clear(): void }) => (events: readonly DomainEvent[]) =>
  events.some(({ type }) => type === 'shop.changed')
    ? cache.clear()
    : cache.evict([...new Set(events.flatMap(pagesOf))]);
