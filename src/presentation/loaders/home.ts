import type { EventDto } from '@/application/events/schema';
import { queries } from '@/composition';
import { isNearlySoldOut } from '../components/events/sale-state';

export type HomePage = { next: EventDto | null; soonest: EventDto[]; nearlySoldOut: EventDto[]; free: EventDto[] };

/** The first screen's choice from the hundred soonest events. No event stands twice in the first two shelves. */
export async function loadHome(locale: string): Promise<HomePage> {
  const upcoming = (await queries.upcomingEvents({ limit: 100 }, locale)).filter((event) => event.status === 'SCHEDULED');
  // The first screen sells: an event with seats goes before one without.
  const next = upcoming.find((event) => event.isAvailable) ?? upcoming[0] ?? null;
  return {
    next,
    soonest: upcoming.filter((event) => event !== next).slice(0, 6),
    nearlySoldOut: upcoming.filter(isNearlySoldOut).slice(0, 3),
    free: upcoming.filter((event) => event.price === 0 && event.isAvailable).slice(0, 3),
  };
}
