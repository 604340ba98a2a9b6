import type { DomainEvent } from '../../domain/domain-events.ts';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';

export type Listener = (events: readonly DomainEvent[]) => void;

/** Who listens fails alone: what happened stays committed, and the other listeners hear of it. */
export function eventHub(onError: (error: unknown) => void) {
  const listeners = new Set<Listener>();
  return {
    /** @returns how to stop listening */
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** For after the commit. Every listener has run when it returns. */
    publish(events: readonly DomainEvent[]): void {
      if (events.length === 0) return;
      for (const listener of listeners) {
        try {
          listener(events);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}

const hub = processWide('recorded-events', () =>
  eventHub((error) => logger().error({ err: error }, 'a listener to recorded events failed')),
);

/**
 * What was recorded and committed, for the effects in this process: from its own transactions at once, from other
 * processes through `follow.ts`. The same event may come twice, so an effect must bear that.
 */
export const recordedEvents = {
  subscribe: (listener: Listener) => hub().subscribe(listener),
  publish: (events: readonly DomainEvent[]) => hub().publish(events),
};
