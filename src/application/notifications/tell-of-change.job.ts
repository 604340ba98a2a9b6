import { z } from 'zod';
import type { Changes } from '../../domain/domain-events.ts';
import { job } from '../jobs/job.ts';

/** So long an organiser has for the next correction before anybody is told: readers get one mail, not five. */
export const QUIET_MS = 60_000;

/** What holders have to know of. */
export const TOLD = ['name', 'startsAt', 'endsAt', 'timeZone', 'location'] as const;

export const isToldOf = (changes: Changes) => TOLD.some((field) => field in changes);

export const tellOfChangeJob = job({
  name: 'tell-of-change',
  payload: z.object({ eventId: z.uuid(), changeId: z.uuid() }),
  after: {
    'event.changed': ({ id, subjectId, occurredAt, payload: { changes } }) =>
      isToldOf(changes)
        ? {
            key: id,
            payload: { eventId: subjectId, changeId: id },
            startAfter: new Date(occurredAt.getTime() + QUIET_MS),
          }
        : null,
  },
});
