import type { EventCategory } from '../../src/domain/event.ts';
import type { Locale } from '../../src/domain/locale.ts';

/** Midnight of a day at the place of the event. */
export type DemoDay = { daysFromNow: number } | { daysBeforeStart: number };

export type DemoType = Record<Locale, { name: string; description?: string }> & {
  /** Major units. */
  price: number;
  /** Tickets held when the shop opens. */
  sold: number;
  /** One of the event's `limits`. */
  limit?: string;
  from?: DemoDay;
  until?: DemoDay;
  minPerOrder?: number;
  isHidden?: boolean;
};

/** What an event sells: one type that needs no name, or several. */
type Sells = { price: number; sold: number; types?: never } | { types: DemoType[]; price?: never; sold?: never };

/** Each event is told in both languages; `writtenIn` is the one its organiser used. */
export type DemoEvent = Record<Locale, { name: string; paragraphs: string[] }> &
  Sells & {
    slug: string;
    writtenIn: Locale;
    category: EventCategory;
    location: string;
    timeZone: string;
    /** The first such weekday (1 is Monday) at least so many days from the day of seeding; negative lies in the past. */
    when: { days: number; weekday: number; time: string; hours: number };
    capacity: number;
    /** Seats that some of its types share, by a name of our own. */
    limits?: Record<string, number>;
    currency: string;
    hasPicture: boolean;
    isCancelled?: boolean;
    /** An order of the demo user: seats by type. Given back, it counts for nothing in `sold`. */
    ofDemoUser?: { seats: number[]; isGivenBack?: boolean };
  };

/** Tickets held when the shop opens, by type. */
export const soldOf = (demo: DemoEvent): number[] => (demo.types ? demo.types.map(({ sold }) => sold) : [demo.sold]);
