import { duplicateEventSchema, eventDetailDto } from '@/application/events/schema';
import { planPublicationSchema, publicationDto } from '@/application/publications/schema';
import { madeDatesDto, managedSeriesDto, moreDatesSchema, repeatByRuleSchema } from '@/application/series/schema';
import { contract } from './contract';
import { limits } from './limits';
import { eventId, seriesId } from './parts';

const weekly = { frequency: 'WEEKLY', interval: 1, weekdays: ['FR'], end: { count: 3 } } as const;

/** Events made after others, and drafts that publish themselves. */
export const seriesContracts = {
  duplicateEvent: contract({
    method: 'POST',
    path: '/api/events/{id}/duplicate',
    summary: 'A draft with all that the event is made of and nothing that was sold, at another time',
    caller: 'admin',
    limit: limits.general,
    params: eventId,
    body: duplicateEventSchema.meta({ examples: [{ name: 'Jazz Night II', eventDate: '2031-05-02T20:00:00' }] }),
    answers: { 201: eventDetailDto },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  planPublication: contract({
    method: 'PUT',
    path: '/api/events/{id}/publication',
    summary: 'When a draft publishes itself, on the clocks of its place; null takes the plan back',
    caller: 'organiser',
    limit: limits.general,
    params: eventId,
    body: planPublicationSchema.meta({ examples: [{ publishAt: '2031-03-01T10:00:00' }] }),
    answers: { 200: publicationDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT'],
  }),
  repeatEvent: contract({
    method: 'POST',
    path: '/api/events/{id}/repeat',
    summary:
      'Make the event the first date of a series, with an event like it for each other date that the rule names and `skipped` does not. Each is an event like any other from then on',
    caller: 'admin',
    limit: limits.general,
    params: eventId,
    body: repeatByRuleSchema.meta({ examples: [{ rule: weekly }] }),
    answers: { 201: madeDatesDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT'],
  }),
  getSeries: contract({
    method: 'GET',
    path: '/api/series/{id}',
    summary: 'A series with those of its dates that the caller may change',
    caller: 'organiser',
    limit: limits.general,
    params: seriesId,
    answers: { 200: managedSeriesDto },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  addDates: contract({
    method: 'POST',
    path: '/api/series/{id}/dates',
    summary: 'Go on with a series: an event more for each date that the rule names from `start` on, like the last one',
    caller: 'admin',
    limit: limits.general,
    params: seriesId,
    body: moreDatesSchema.meta({ examples: [{ start: '2031-06-06T20:00:00', rule: weekly }] }),
    answers: { 201: madeDatesDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT'],
  }),
};
