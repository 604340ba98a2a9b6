import { cache } from 'react';
import { platform, queries } from '@/composition';
import { QUICK_DATES, quickRange } from '@/domain/quick-dates';
import { VISITOR } from '@/domain/user';
import type { EventList } from '../components/events/event-list';
import { type ListCriteria, listHref, toListQuery } from '../event-list-query';

/** A page and its metadata are made of the same events. */
const inThisRequest = cache(() => new Map<string, Promise<EventList>>());

const NEAR = 3;

async function nearTo({ filters: { q } }: ListCriteria, locale: string) {
  const near = q ? (await queries.searchEvents({ q }, locale)).filter(({ isPast }) => !isPast) : [];
  if (near.length > 0) return { near: near.slice(0, NEAR), isNearToWords: true };
  return { near: await queries.upcomingEvents({ limit: NEAR }, locale), isNearToWords: false };
}

async function readEventList(criteria: ListCriteria, locale: string): Promise<EventList> {
  const now = new Date();
  const { timeZone } = platform.shop();
  const query = toListQuery(criteria, { now, timeZone });
  const ranges = QUICK_DATES.map((when) => quickRange(when, now, timeZone));
  const [events, counts] = await Promise.all([
    queries.listEvents(VISITOR, query, locale),
    queries.countEvents(VISITOR, query, ranges),
  ]);
  const none = { near: [], isNearToWords: false };
  return { events, counts, query, ...(events.totalElements > 0 ? none : await nearTo(criteria, locale)) };
}

/** The list is the same for everybody, admins included: drafts are looked for in the admin pages. */
export function loadEventList(criteria: ListCriteria, locale: string): Promise<EventList> {
  const key = `${locale} ${listHref(criteria)}`;
  const known = inThisRequest();
  const list = known.get(key) ?? readEventList(criteria, locale);
  known.set(key, list);
  return list;
}
