import { changedTags } from '../application/events/answer-tags.ts';
import { answerCache, LONGEST_AGE_MS, noAnswerCache } from '../infrastructure/cache/answer-cache.ts';
import { keptTogether } from '../infrastructure/cache/kept-together.ts';
import { readyAnswer } from '../infrastructure/cache/ready-answer.ts';
import { sharedAnswers } from '../infrastructure/cache/shared-answers.ts';
import { catalogueLagMs } from '../infrastructure/db/catalogue-pool.ts';
import { asAppError, failureCode } from '../infrastructure/db/failures.ts';
import { env } from '../infrastructure/env.ts';
import { recordedEvents } from '../infrastructure/events/recorded-events.ts';
import { asCaller } from '../infrastructure/limits/caller.ts';
import { rateCounters } from '../infrastructure/limits/rate-counters.ts';
import { warnings } from '../infrastructure/log-sampling.ts';
import { logger } from '../infrastructure/logger.ts';
import { metricsText, metricsType } from '../infrastructure/metrics/all-processes.ts';
import { figures } from '../infrastructure/metrics/figures.ts';
import { pictures } from '../infrastructure/pictures/pictures.ts';
import { processWide } from '../infrastructure/process-wide.ts';
import { inPage, inRequest } from '../infrastructure/request-context.ts';
import { shopSettings } from '../infrastructure/shop-settings.ts';
import { nameRequest } from '../infrastructure/tracing/spans.ts';
import { deps } from './deps.ts';

const ANSWER_BYTES = 32 * 1024 * 1024;
const PAGE_BYTES = 16 * 1024 * 1024;

/** Answers to visitors, evicted by what happens from the first one on. */
function keptAnswers(name: string, bytes: number) {
  if (!env().ANSWER_CACHE) return noAnswerCache();
  const store = keptTogether();
  const lagMs = catalogueLagMs();
  const cache = answerCache(bytes, {
    lagMs,
    shared: store ? sharedAnswers(store, LONGEST_AGE_MS, lagMs) : undefined,
    counts: figures().caches.of(name),
  });
  recordedEvents.subscribe((events) => {
    const tags = changedTags(events);
    cache.evict(tags);
    store?.evict(tags);
  });
  store?.onEvicted((tags) => cache.evict(tags));
  return cache;
}
const answers = processWide('answers', () => {
  if (!env().ANSWER_CACHE)
    logger().warn('ANSWER_CACHE=off: every answer is read from the database. For measuring only.');
  return keptAnswers('answers', ANSWER_BYTES);
});
/** Apart, so that lists which somebody makes up push out no answer of an event. */
const pages = processWide('answer-pages', () => keptAnswers('list-pages', PAGE_BYTES));

/** What presentation may know of the running process. */
export const platform = {
  env,
  /** What the shop is called and looks like, as this process knows it. */
  shop: () => shopSettings().known(),
  logger: logger(),
  warnings,
  asAppError,
  failureCode,
  answers,
  pages,
  readyAnswer,
  processWide,
  rateCounters,
  pictures: processWide('pictures', () => pictures())(),
  pictureStore: () => deps.pictureStore,
  asCaller,
  inPage,
  inRequest,
  figures,
  metricsText,
  metricsType,
  nameRequest,
};
