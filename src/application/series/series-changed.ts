import type { DomainEvent } from '../../domain/domain-events.ts';
import type { SeriesFacts } from './ports.ts';

/**
 * What is recorded where one date of a series changed, or which dates it has: its page and those of all its dates name
 * each other. `former` are addresses that are of it no more.
 */
export const seriesChanged = (series: SeriesFacts | null, former: readonly string[] = []): DomainEvent[] =>
  series
    ? [
        {
          type: 'series.changed',
          subjectId: series.id,
          payload: { slug: series.slug, eventSlugs: [...new Set([...series.eventSlugs, ...former])] },
        },
      ]
    : [];
