import type { EventDetailDto } from '@/application/events/schema';
import { queries, useCases } from '@/composition';
import { toLocalTime } from '@/domain/local-time';
import type { SeriesRule } from '@/domain/series';
import { asActor, createEvent, type Person } from '../../support/api.ts';

export const WEEKLY: SeriesRule = {
  frequency: 'WEEKLY',
  interval: 1,
  weekdays: [],
  monthlyBy: 'day',
  end: { count: 5 },
};
export const START = '2031-03-15T19:00:00';
export const start = (week: number) => `2031-${['03-15', '03-22', '03-29', '04-05', '04-12'][week]}T19:00:00`;
export const localStart = (event: { startsAt: string; timeZone: string }) =>
  toLocalTime(new Date(event.startsAt), event.timeZone);

/** Five Saturdays from an event that sells two types. */
export async function fiveDates(
  admin: Person,
  more: { skipped?: string[]; seats?: Record<string, number> } = {},
  fields = {},
) {
  const event = await createEvent(admin, {
    name: 'Samba night',
    eventDate: START,
    capacity: 40,
    price: undefined,
    ticketTypes: [
      { name: 'Floor', price: 50, salesEnd: '2031-03-15T18:00:00' },
      { name: 'Balcony', price: 30, capacity: 10 },
    ],
    ...fields,
  });
  const input = { eventId: event.id, rule: WEEKLY, skipped: [], seats: {}, ...more };
  const { id } = await useCases.repeatEvent(asActor(admin), input);
  return { event, id, dates: (await queries.getSeries(asActor(admin), id)).dates.map(({ event: date }) => date) };
}

export const readEvent = async (admin: Person, id: string): Promise<EventDetailDto> =>
  queries.getEvent(asActor(admin), id);

export async function changeAlike(
  admin: Person,
  eventId: string,
  scope: 'following' | 'all',
  patch: Record<string, unknown>,
) {
  const preview = await queries.previewSeriesChange(asActor(admin), { eventId, scope, patch });
  const dates = preview.filter(({ kind }) => kind === 'changes').map(({ id, version }) => ({ id, version }));
  return { preview, dates, saved: () => useCases.changeSeries(asActor(admin), { eventId, patch, dates }) };
}
