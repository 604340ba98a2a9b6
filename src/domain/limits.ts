/** The longest and the most of everything people send, once for schema, form and help text. Lengths in UTF-16 units. */
export const LIMITS = {
  eventName: 200,
  eventDescription: 10_000,
  location: 300,
  venueName: 200,
  street: 200,
  city: 100,
  region: 100,
  postalCode: 20,
  /** An address on the web. */
  url: 2_000,
  organiserName: 200,
  slug: 80,
  imageUrl: 2_000,
  ticketTypeName: 100,
  ticketTypeDescription: 500,
  ticketTypesPerEvent: 50,
  shopName: 60,
  /** Events of one series. */
  datesPerSeries: 366,
  participantName: 200,
  personName: 100,
  email: 254,
  search: 100,
  /** To the assistant. */
  question: 1_000,
  scannerName: 40,
  fileName: 200,
  /** Bytes of a file of events that is imported in the browser. */
  importFile: 5 * 1024 * 1024,
  undoReason: 200,
  /** To those who held tickets of an event that is cancelled. */
  cancellationMessage: 2_000,
  /** Seats of an event, or of a limit within it. */
  capacity: 1_000_000,
  /** All types of one order together. Ten of the dearest still fit a PostgreSQL `integer` of minor units. */
  seatsPerOrder: 10,
} as const;
