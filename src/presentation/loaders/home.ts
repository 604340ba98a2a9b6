import { queries } from '@/composition';
import { isNearlySoldOut } from '../components/events/sale-state';
import type { HomePage } from '../components/home/home-view';

/** The first screen's choice from the hundred soonest events. */
export async function loadHome(locale: string): Promise<HomePage> {
  const upcoming = (await queries.upcomingEvents({ limit: 100 }, locale)).filter(
    (event) => event.status === 'SCHEDULED',
  );
  // The first screen sells: an event with seats goes before one without.
  const next = upcoming.find((event) => event.isAvailable) ?? upcoming[0] ?? null;
  const soonest = upcoming.filter((event) => event !== next).slice(0, 6);
  return {
    next,
    soonest,
    nearlySoldOut: upcoming.filter(isNearlySoldOut).slice(0, 3),
    // What costs nothing is rarely in a hurry, so this group does not repeat the one above it.
    free: upcoming
      .filter((event) => event.maxPrice === 0 && event.isAvailable && event !== next && !soonest.includes(event))
      .slice(0, 3),
  };
}
