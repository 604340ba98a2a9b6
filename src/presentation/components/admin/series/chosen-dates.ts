import { LIMITS } from '@/domain/limits';
import { parseWholeNumber } from '@/presentation/number-input';

/** A date that a rule names, as its page shows it. */
export type ShownDate = {
  start: string;
  startsAt: string;
  state: 'new' | 'past' | 'taken';
  isShifted: boolean;
  /** Of the event that repeats: it is there already. */
  isFirst: boolean;
};

/** What is typed: dates taken out, and the text of each field of seats that was touched. */
export type Typed = { skipped: ReadonlySet<string>; seats: Readonly<Record<string, string>> };

export const NOTHING_TYPED: Typed = { skipped: new Set(), seats: {} };

/** Seats as somebody types them; null for what is no number that an event may have. */
export function readSeats(text: string, locale: string): number | null {
  const reading = parseWholeNumber(text, locale);
  const isInRange = reading.kind === 'value' && reading.value >= 1 && reading.value <= LIMITS.capacity;
  return isInRange ? reading.value : null;
}

export const isMade = ({ state, isFirst }: ShownDate) => state === 'new' && !isFirst;

/** What is sent, which is only what differs from the rule and from `capacity`; and the dates whose seats are no number. */
export function chosenDates(dates: readonly ShownDate[], { skipped, seats }: Typed, capacity: number, locale: string) {
  const made = dates.filter(isMade);
  const held = made.filter(({ start }) => !skipped.has(start));
  const read = held.map(({ start }) => {
    const text = seats[start];
    return { start, seats: text === undefined ? capacity : readSeats(text, locale) };
  });
  return {
    held: held.length,
    odd: read.filter((one) => one.seats === null).map(({ start }) => start),
    input: {
      skipped: made.filter(({ start }) => skipped.has(start)).map(({ start }) => start),
      seats: Object.fromEntries(
        read.flatMap((one) => (one.seats === null || one.seats === capacity ? [] : [[one.start, one.seats]])),
      ),
    },
  };
}
