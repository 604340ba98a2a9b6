/** What publishing by itself needs from outside. */

export type PlannedPublication = { eventId: string; publishAt: Date };

export type PublicationWrites = {
  publications: {
    /** Takes the place of an earlier plan. Needs the lock on the event. */
    plan(publication: PlannedPublication): Promise<void>;
    forget(eventId: string): Promise<void>;
    /** Null where there is none, or where the event is no draft any more. */
    find(eventId: string): Promise<PlannedPublication | null>;
  };
};

export type PublicationReads = {
  /** Those of these events that are to be published. */
  planned(eventIds: readonly string[]): Promise<PlannedPublication[]>;
  /** Whose time has come by `now`, oldest first. */
  due(now: Date, limit: number): Promise<string[]>;
};
