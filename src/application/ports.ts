import type { DomainEvent } from '../domain/domain-events.ts';
import type { Event, EventStatus, Translation } from '../domain/event.ts';
import type { Ticket, TicketStatus } from '../domain/ticket.ts';
import type { Role, SignedIn, User } from '../domain/user.ts';

/** Everything the use cases need from outside. Infrastructure implements these types; nothing here knows how. */

export type Clock = { now(): Date };

/** UUID version 7: grows with time, so that indexes stay dense. */
export type Ids = { next(): string };

export type NewEvent = Omit<Event, 'available' | 'version' | 'createdAt' | 'updatedAt'>;

export type EventFilter = {
  q?: string;
  from?: Date;
  to?: Date;
  location?: string;
  category?: string;
  /** Minor units. */
  minPrice?: number;
  maxPrice?: number;
  available?: boolean;
  status?: EventStatus;
  includeDrafts: boolean;
  now: Date;
};

export type EventSort = {
  field: 'eventDate' | 'name' | 'price' | 'availableTickets' | 'createdAt';
  direction: 'asc' | 'desc';
};
export type Slice = { offset: number; limit: number };

export type EventReads = {
  findById(id: string): Promise<Event | null>;
  findBySlug(slug: string): Promise<Event | null>;
  list(filter: EventFilter, sort: EventSort[], slice: Slice): Promise<{ rows: Event[]; total: number }>;
  /** Best first; full text, then trigrams where that finds fewer than five. Public events only. */
  search(q: string, limit: number, now: Date): Promise<Event[]>;
  upcoming(now: Date, limit: number): Promise<Event[]>;
};

export type TicketWithEvent = { ticket: Ticket; event: Event };

export type TicketFilter = { status?: TicketStatus; q?: string };

export type TicketReads = {
  /** Null where the ticket is not the actor's, unless the actor is an admin. */
  findForActor(id: string, actor: SignedIn): Promise<TicketWithEvent | null>;
  listByOwner(ownerId: string, filter: TicketFilter, slice: Slice): Promise<{ rows: TicketWithEvent[]; total: number }>;
  listByEvent(eventId: string, filter: TicketFilter, slice: Slice): Promise<{ rows: TicketWithEvent[]; total: number }>;
};

export type EventPatch = Partial<
  Pick<
    Event,
    | 'name'
    | 'description'
    | 'category'
    | 'location'
    | 'startsAt'
    | 'endsAt'
    | 'timeZone'
    | 'capacity'
    | 'price'
    | 'currency'
    | 'imageUrl'
    | 'status'
  > & { translations: Record<string, Translation> }
>;

/** The writes of one transaction. */
export type Tx = {
  events: {
    /** @throws AppError CONFLICT where the slug is taken */
    create(event: NewEvent): Promise<Event>;
    /** Locks the row until the transaction ends, so that what is read is what is changed. */
    lock(id: string): Promise<Event | null>;
    /** Writes the patch and moves `version` on by one. A new capacity moves `available` by the same amount. Needs the lock. */
    update(event: Event, patch: EventPatch): Promise<Event>;
    /** Takes a seat back into stock. Needs no lock: the row decides. */
    release(id: string, seats: number): Promise<void>;
    /** @throws AppError EVENT_HAS_TICKETS */
    delete(id: string): Promise<void>;
    cancelTickets(id: string, now: Date): Promise<Ticket[]>;
  };
  tickets: {
    /** Locks the event and then the ticket. Null where it is not the actor's, unless the actor is an admin. */
    lockForActor(id: string, actor: SignedIn): Promise<TicketWithEvent | null>;
    lockByCode(confirmationCode: string): Promise<TicketWithEvent | null>;
    save(ticket: Ticket): Promise<void>;
  };
  /** Sets each of these orders CANCELLED where none of its tickets is held any more. */
  settleOrders(orderIds: string[]): Promise<void>;
  publish(events: DomainEvent[]): Promise<void>;
  audit(entry: { actorId: string; action: string; subjectId: string; detail?: Record<string, unknown> }): Promise<void>;
};

export type Transaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** The columns of an event that a sale needs. */
export type EventForSale = Omit<Event, 'sourceKey' | 'capacity' | 'createdAt' | 'updatedAt'>;

type Participant = { name: string; email: string };

/** A checked order on its way to stock. Everything a sale needs, so that a batch never waits for one buyer. */
export type SaleRequest = {
  eventId: string;
  buyer: SignedIn;
  participants: Participant[];
  /** Words the answer once the tickets have their codes. Must not fail. */
  answerBody: (tickets: Ticket[], event: EventForSale, now: Date) => string;
  idempotency: { key: string; bodyHash: Buffer } | null;
};

/** The answer as it goes out. A replay is the first answer again, byte for byte. */
export type SaleAnswer = { status: number; body: string; replayed: boolean };

/**
 * Where stock is sold.
 * @throws AppError RESOURCE_NOT_FOUND | SALES_CLOSED | INSUFFICIENT_CAPACITY | OPTIMISTIC_LOCK_ERROR |
 *   IDEMPOTENCY_KEY_REUSED | IDEMPOTENCY_IN_PROGRESS | UNAVAILABLE
 */
export type SalesDesk = { sell(request: SaleRequest): Promise<SaleAnswer> };

export type Session = {
  id: string;
  userId: string;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

export type Users = {
  findByLogin(usernameOrEmail: string): Promise<User | null>;
  findById(id: string): Promise<User | null>;
  /** @throws AppError CONFLICT naming the field that is taken */
  create(user: Omit<User, 'createdAt'>): Promise<User>;
};

/** What became of a refresh token that was handed in. */
export type Rotation =
  | { outcome: 'rotated'; session: Session; user: User }
  | { outcome: 'unknown' }
  /** A used token came back: the whole session is revoked. */
  | { outcome: 'reused' };

export type Sessions = {
  open(session: {
    id: string;
    userId: string;
    userAgent: string | null;
    expiresAt: Date;
    refreshHash: Buffer | null;
  }): Promise<void>;
  /** The session and its user where it is neither revoked nor expired. */
  findLive(id: string, now: Date): Promise<{ session: Session; user: User } | null>;
  /** One atomic step. A token used within `graceMs` whose successor is unused counts as rotated again. */
  rotate(hash: Buffer, successorHash: Buffer, now: Date, graceMs: number, expiresAt: Date): Promise<Rotation>;
  revoke(id: string, userId: string, now: Date): Promise<boolean>;
  revokeByRefreshHash(hash: Buffer, now: Date): Promise<void>;
  listLive(userId: string, now: Date): Promise<Session[]>;
};

export type Passwords = {
  /** @throws AppError UNAVAILABLE when too many hashes wait */
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown user (`hash` null) as for a known one. */
  matches(password: string, hash: string | null): Promise<boolean>;
};

export type AccessToken = { userId: string; email: string; username: string; role: Role; sessionId: string };

export type Tokens = {
  signAccess(claims: AccessToken): string;
  /** Null where the token is forged, expired or of another algorithm. */
  verifyAccess(token: string): AccessToken | null;
  newRefresh(): string;
  /** Always the same successor for the same token, so that a lost answer can be repeated. */
  successorOf(refresh: string): string;
  hashRefresh(refresh: string): Buffer;
};

/** One row of an import file: what its columns say, or why it cannot be read. `line` is where it begins in the file. */
export type ImportRow = { line: number; key: string | null } & ({ fields: Record<string, string> } | { fault: string });

export type ImportPlan = { create: NewEvent[]; update: { event: Event; patch: EventPatch }[] };

export type ImportStore = {
  /**
   * One transaction: locks the events that have one of `keys`, lets `decide` plan from them and from those of `slugs`
   * that are taken, and writes the plan whole or not at all. With `dryRun` it writes nothing.
   */
  apply<T extends ImportPlan>(
    wanted: { keys: string[]; slugs: string[] },
    decide: (found: Event[], takenSlugs: Set<string>) => T,
    dryRun: boolean,
  ): Promise<T>;
};
