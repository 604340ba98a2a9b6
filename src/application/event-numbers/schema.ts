/** How the seats of an event came to be what they are. Every count is of seats. */

export type TypeNumbers = {
  id: string;
  name: string;
  /** Its own, or the one that it shares with others; null where only the house limits it. */
  limit: number | null;
  available: number;
  /** Held, and not in yet. */
  active: number;
  checkedIn: number;
  cancelled: number;
};

export type NumberChange = {
  /** `seats` are set by somebody; `types` are edited without a seat more or less. */
  kind: 'created' | 'seats' | 'types' | 'sold' | 'cancelled' | 'checked-in' | 'undone';
  at: string;
  /** Tickets that it was about. */
  tickets: number;
  /** By how much more, or less, could be sold. */
  seats: number;
  /** Could be sold after it. */
  left: number;
  type: string | null;
  /** Of the ticket, where it was about one. */
  code: string | null;
  /** Null where a program did it, or an account that is gone. */
  who: string | null;
  /** Of a cancellation: `holder`, `organiser`, `event-cancelled`; of an edit: `app`, `import`; of an undone check-in what was written. */
  why: string | null;
};

export type EventNumbers = {
  capacity: number;
  available: number;
  types: TypeNumbers[];
  /** Newest first. */
  changes: NumberChange[];
  /** How many changes there are, on all pages. */
  total: number;
  /** What all changes come to, to be held against what is available. */
  explained: number;
};
