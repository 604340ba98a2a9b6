import { keepPagesInMemory } from './infrastructure/cache/next-cache-handler';
import { pageCache } from './infrastructure/cache/page-cache';
import { startFollowing } from './infrastructure/events/follow';
import { recordedEvents } from './infrastructure/events/recorded-events';
import { evictingFrom } from './presentation/page-eviction';

/** Joins what happens to what follows from it. */
export async function startEffects(): Promise<void> {
  keepPagesInMemory();
  recordedEvents.subscribe(evictingFrom(pageCache));
  await startFollowing({ onEvents: recordedEvents.publish, onGap: pageCache.clear });
}
