import { v7 as uuidv7 } from 'uuid';
import { newEvent } from '../../src/application/events/new-event.ts';
import type { PlannedType } from '../../src/application/ticket-types/plan-stock.ts';
import type { EventDetails } from '../../src/domain/event.ts';
import { toInstant, toLocalTime } from '../../src/domain/local-time.ts';
import { LOCALES } from '../../src/domain/locale.ts';
import { toMinor } from '../../src/domain/money.ts';
import type { EventStock } from '../../src/domain/stock.ts';
import type { DemoDay, DemoEvent, DemoType } from './demo-event.ts';
import { placeOf } from './places.ts';

const DAY_MS = 86_400_000;

export type MadeEvent = { demo: DemoEvent; event: EventDetails; stock: EventStock; cancelledAt: Date | null };

// The days on which nobody plays.
const isHoliday = (date: number) =>
  ['12-24', '12-25', '12-31', '01-01'].includes(new Date(date).toISOString().slice(5, 10));

const dayOf = (date: number) => new Date(date).toISOString().slice(0, 10);
const localDay = (instant: Date, timeZone: string) =>
  Date.parse(`${toLocalTime(instant, timeZone).slice(0, 10)}T00:00:00Z`);

function instant(local: string, { timeZone, slug }: Pick<DemoEvent, 'timeZone' | 'slug'>): Date {
  const at = toInstant(local, timeZone);
  if (!at) throw new Error(`demo event ${slug} names no time: ${local}`);
  return at;
}

/** The instant on the clocks of the event's own place, whatever zone this process lives in. */
export function startOf(demo: Pick<DemoEvent, 'when' | 'timeZone' | 'slug'>, now: Date): Date {
  const { days, weekday, time } = demo.when;
  const earliest = localDay(now, demo.timeZone) + days * DAY_MS;
  let date = earliest + ((weekday - new Date(earliest).getUTCDay() + 7) % 7) * DAY_MS;
  while (isHoliday(date)) date += 7 * DAY_MS;
  return instant(`${dayOf(date)}T${time}`, demo);
}

function midnightOf(day: DemoDay | undefined, demo: DemoEvent, startsAt: Date, now: Date): Date | null {
  if (!day) return null;
  const date =
    'daysFromNow' in day
      ? localDay(now, demo.timeZone) + day.daysFromNow * DAY_MS
      : localDay(startsAt, demo.timeZone) - day.daysBeforeStart * DAY_MS;
  return instant(`${dayOf(date)}T00:00`, demo);
}

/** The words in the language in which the organiser wrote, and those in the other. */
function inBothLanguages<Words>(demo: DemoEvent, wordsIn: (locale: (typeof LOCALES)[number]) => Words) {
  const others = LOCALES.filter((locale) => locale !== demo.writtenIn);
  return {
    ...wordsIn(demo.writtenIn),
    translations: Object.fromEntries(others.map((locale) => [locale, wordsIn(locale)])),
  };
}

function plannedTypes(demo: DemoEvent, types: DemoType[], startsAt: Date, now: Date): PlannedType[] {
  const holders = new Map<string, string>();
  return types.map((type) => {
    const id = uuidv7();
    const holder = type.limit === undefined ? undefined : holders.get(type.limit);
    if (type.limit !== undefined && holder === undefined) holders.set(type.limit, id);
    return {
      id,
      ...inBothLanguages(demo, (locale) => ({ description: '', ...type[locale] })),
      price: toMinor(type.price),
      salesStart: midnightOf(type.from, demo, startsAt, now),
      salesEnd: midnightOf(type.until, demo, startsAt, now),
      minPerOrder: type.minPerOrder ?? 1,
      maxPerOrder: 10,
      isHidden: type.isHidden ?? false,
      capacity: type.limit === undefined || holder !== undefined ? null : (demo.limits?.[type.limit] ?? null),
      sharesLimitWith: holder ?? null,
    };
  });
}

/** The event as it was before its first sale. */
export function makeEvent(demo: DemoEvent, now: Date): MadeEvent {
  const startsAt = startOf(demo, now);
  const createdAt = new Date(Math.min(now.getTime(), startsAt.getTime()) - 45 * DAY_MS);
  const cancelledAt = demo.isCancelled ? new Date(now.getTime() - DAY_MS) : null;
  const { event, stock } = newEvent(
    { next: uuidv7 },
    {
      ...inBothLanguages(demo, (locale) => ({
        name: demo[locale].name,
        description: demo[locale].paragraphs.join('\n\n'),
      })),
      category: demo.category,
      location: demo.location,
      ...placeOf(demo),
      startsAt,
      endsAt: new Date(startsAt.getTime() + demo.when.hours * 3_600_000),
      timeZone: demo.timeZone,
      currency: demo.currency,
      imageUrl: demo.hasPicture ? `/posters/${demo.slug}.svg` : null,
      status: cancelledAt ? 'CANCELLED' : 'SCHEDULED',
      capacity: demo.capacity,
      types: demo.types ? plannedTypes(demo, demo.types, startsAt, now) : { price: toMinor(demo.price) },
    },
    { id: uuidv7(), slug: demo.slug },
  );
  const details = { ...event, version: cancelledAt ? 1 : 0, createdAt, updatedAt: cancelledAt ?? createdAt };
  return { demo, event: details, stock, cancelledAt };
}
