import { endedSessions } from './infrastructure/auth/ended-sessions';
import { keptTogether } from './infrastructure/cache/kept-together';
import { keepPagesInMemory } from './infrastructure/cache/next-cache-handler';
import { pageCache } from './infrastructure/cache/page-cache';
import { env } from './infrastructure/env';
import { startFollowing } from './infrastructure/events/follow';
import { recordedEvents } from './infrastructure/events/recorded-events';
import { startJobs } from './infrastructure/jobs/thread';
import { logger } from './infrastructure/logger';
import { countRecorded } from './infrastructure/metrics/figures';
import { shopSettings } from './infrastructure/shop-settings';
import { sleepingPage } from './presentation/http/pages/sleeping-page';
import { evictingFrom } from './presentation/page-eviction';

/** Joins what happens to what follows from it. */
export async function startEffects(): Promise<void> {
  // Connected by the time the first visitor comes: what others keep is there from the start.
  keptTogether();
  keepPagesInMemory((written) => {
    const { html, policy } = sleepingPage(written);
    return { html, headers: { 'content-security-policy': policy } };
  });
  // Before the pages go that show it as it was.
  const shop = shopSettings();
  const loadShop = () =>
    shop.load().catch((err: unknown) => logger().error({ err }, 'the settings of the shop are not known'));
  recordedEvents.subscribe(evictingFrom(pageCache));
  recordedEvents.subscribe(countRecorded);
  const loadEnded = () =>
    endedSessions()
      .load()
      .catch((err: unknown) => logger().error({ err }, 'the sessions that ended before the start are not known'));
  const onGap = () => {
    void loadShop().then(() => pageCache.clear());
    void loadEnded();
  };
  await startFollowing({ onEvents: recordedEvents.publish, onGap });
  await Promise.all([loadEnded(), loadShop()]);
  // In production server-process.ts starts them, once it listens.
  if (env().NODE_ENV === 'development') startJobs();
}
