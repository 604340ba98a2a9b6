import type { EndedSessions } from '../../application/auth/ports.ts';
import type { DomainEvent } from '../../domain/domain-events.ts';
import { type Database, prisma } from '../db/prisma.ts';
import { recordedEvents } from '../events/recorded-events.ts';
import { processWide } from '../process-wide.ts';
import { ACCESS_MS } from './tokens.ts';

export type RememberedSessions = EndedSessions & {
  /** Takes in what happened. */
  note(events: readonly DomainEvent[]): void;
  /** Reads those that ended before anything was heard of. */
  load(): Promise<void>;
};

/**
 * The sessions that ended within the life of an access token: no token of them is good any more, and none older can be.
 * Tokens need no look-up in the database for it.
 */
export function rememberEndedSessions(database: () => Database, now: () => number = Date.now): RememberedSessions {
  /** Until when each is remembered, the oldest first. */
  const until = new Map<string, number>();

  const remember = (id: string) => {
    for (const [old, end] of until) {
      if (end > now()) break;
      until.delete(old);
    }
    until.set(id, now() + ACCESS_MS);
  };

  return {
    has: (id) => until.has(id),

    note(events) {
      for (const event of events) if (event.type === 'session.revoked') remember(event.subjectId);
    },

    async load() {
      const ended = await database().session.findMany({
        where: { revokedAt: { gt: new Date(now() - ACCESS_MS) } },
        orderBy: { revokedAt: 'asc' },
        select: { id: true },
      });
      for (const { id } of ended) remember(id);
    },
  };
}

/** Those that this process knows of: its own at once, those that others end as soon as it hears of them. */
export const endedSessions = processWide('ended-sessions', () => {
  const remembered = rememberEndedSessions(prisma);
  recordedEvents.subscribe(remembered.note);
  return remembered;
});
