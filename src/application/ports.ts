import type { DomainEvent, SessionEnd } from '../domain/domain-events.ts';
import type { Event, EventCategory, EventDetails, EventStatus, Translation } from '../domain/event.ts';
import type { Locale } from '../domain/locale.ts';
import type { Order, OrderRequest, RequestedLine } from '../domain/order.ts';
import type { RowScope } from '../domain/policy.ts';
import type { EventStock, TicketType } from '../domain/stock.ts';
import type { Ticket, TicketStatus } from '../domain/ticket.ts';
import type { RequestOrigin, Role, User } from '../domain/user.ts';
import type { AccountWrites } from './auth/ports.ts';

/** Everything the use cases need from outside. Infrastructure implements these types; nothing here knows how. */

export type Clock = { now(): Date };

/** UUID version 7: grows with time, so that indexes stay dense. */
export type Ids = { next(): string };

/** What an event is made of; its stock stands beside. */
export type NewEvent = Omit<EventDetails, 'version' | 'createdAt' | 'updatedAt'>;

export type EventFilter = {
  q?: string;
  from?: Date;
  to?: Date;
  location?: string;
  category?: EventCategory;
  /** Minor units. Amounts compare within one currency: with `currency`, only events sold in it are found. */
  minPrice?: number;
  maxPrice?: number;
  currency?: string;
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

export type EventWithStock = { event: Event; stock: EventStock };

export type EventReads = {
  findById(id: string): Promise<EventWithStock | null>;
  findBySlug(slug: string): Promise<EventWithStock | null>;
  list(filter: EventFilter, sort: EventSort[], slice: Slice): Promise<{ rows: Event[]; total: number }>;
  /** Best first; full text, then trigrams where that finds fewer than five. Public events only. */
  search(q: string, limit: number, now: Date): Promise<Event[]>;
  upcoming(now: Date, limit: number): Promise<Event[]>;
  /** The ticket types of these events that were ever ordered. */
  soldTypes(eventIds: string[]): Promise<SoldType[]>;
};

export type SoldType = { eventId: string; ticketTypeId: string };

/** What a ticket tells of its type. */
export type TicketTypeName = Pick<TicketType, 'id' | 'name' | 'translations'>;

export type TicketWithEvent = { ticket: Ticket; event: EventDetails; type: TicketTypeName };

export type TicketFilter = {
  status?: TicketStatus;
  q?: string;
  /** Upcoming, past or cancelled at `now`. */
  when?: 'upcoming' | 'past' | 'cancelled';
  now?: Date;
};

type Rows<T> = Promise<{ rows: T[]; total: number }>;

export type TicketReads = {
  /** Null where the ticket is outside `scope`. */
  find(id: string, scope: RowScope): Promise<TicketWithEvent | null>;
  listByOwner(ownerId: string, filter: TicketFilter, slice: Slice): Rows<TicketWithEvent>;
  listByEvent(eventId: string, filter: TicketFilter, slice: Slice): Rows<TicketWithEvent>;
};

export type OrderWithLines = {
  order: Order;
  event: EventDetails;
  lines: { ticketType: TicketTypeName; quantity: number; unitPrice: number }[];
};

export type OrderReads = {
  /** Null where the order is outside `scope`. Its tickets in the order in which they were drawn. */
  find(id: string, scope: RowScope): Promise<(OrderWithLines & { tickets: Ticket[] }) | null>;
  /** Newest first. */
  listByBuyer(buyerId: string, slice: Slice): Rows<OrderWithLines>;
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
    | 'currency'
    | 'imageUrl'
    | 'status'
  > & { translations: Record<string, Translation> }
>;

/** The stock of one event under lock: with what is held of each type, and which types were ever sold. */
export type LockedStock = EventStock & {
  /** Tickets ACTIVE or USED, by type. */
  held: ReadonlyMap<string, number>;
  /** Types that have tickets of whatever status. */
  sold: ReadonlySet<string>;
};

/** The writes of one transaction. Locks are taken in one order everywhere: event, pools by id, tickets. */
export type Tx = AccountWrites & {
  events: {
    /** With its pools and types. @throws AppError CONFLICT where the slug is taken */
    create(event: NewEvent, stock: EventStock): Promise<Event>;
    /** Locks the row until the transaction ends, so that what is read is what is changed. */
    lock(id: string): Promise<Event | null>;
    /**
     * Writes the patch and moves `version` on by one. Needs the lock; where the patch changes what a sale depends on,
     * the pools' too.
     */
    update(event: Event, patch: EventPatch): Promise<Event>;
    /** @throws AppError EVENT_HAS_TICKETS */
    delete(id: string): Promise<void>;
    /** Cancels every ticket that is still ACTIVE and answers with them. Needs the lock on the pools. */
    cancelTickets(id: string, now: Date): Promise<Ticket[]>;
  };
  stock: {
    /** As it stands, without a lock. */
    read(eventId: string): Promise<EventStock>;
    /** Locks every pool of the event, so that no sale happens until the transaction ends. */
    lock(eventId: string): Promise<LockedStock>;
    /** Writes pools and types as they are to be; every pool of the event moves on, so that no sale holds that was decided before. */
    save(eventId: string, before: LockedStock, after: EventStock): Promise<void>;
    /** Gives the seats of these tickets back to every pool they were drawn from. */
    release(tickets: Ticket[]): Promise<void>;
  };
  tickets: {
    /** Locks the pools of its event and then the ticket. Null where it is outside `scope`. */
    lock(id: string, scope: RowScope): Promise<TicketWithEvent | null>;
    lockByCode(confirmationCode: string): Promise<TicketWithEvent | null>;
    save(ticket: Ticket): Promise<void>;
  };
  /** Sets each of these orders CANCELLED where none of its tickets is held any more. */
  settleOrders(orderIds: string[]): Promise<void>;
  /** Appends to the log of what happened; whoever subscribed hears of it after the commit. */
  record(events: DomainEvent[]): Promise<void>;
  audit(entry: {
    actorId: string | null;
    action: string;
    subjectId: string;
    detail?: Record<string, unknown>;
  }): Promise<void>;
};

export type Transaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** An order on its way to stock. Everything a sale needs, so that a batch never waits for one buyer. */
export type SaleRequest = {
  eventId: string;
  buyerId: string;
  order: OrderRequest;
  /** Whether this buyer may have types that are not shown. */
  sellsHidden: boolean;
  /** Words the answer once the tickets have their codes. Must not fail. */
  answerBody: (
    sold: { tickets: Ticket[]; lines: RequestedLine[]; total: number },
    event: EventDetails,
    now: Date,
  ) => string;
  idempotency: { key: string; bodyHash: Buffer } | null;
  /** Whether the buyer has left. Who left before their turn is not served. */
  isGone: () => boolean;
};

/** The answer as it goes out, JSON. A replay is the first answer again, byte for byte. */
export type SaleAnswer = { body: string; replayed: boolean };

/**
 * Where stock is sold.
 * @throws AppError VALIDATION_ERROR | RESOURCE_NOT_FOUND | SALES_CLOSED | INSUFFICIENT_CAPACITY |
 *   OPTIMISTIC_LOCK_ERROR | IDEMPOTENCY_KEY_REUSED | IDEMPOTENCY_IN_PROGRESS | UNAVAILABLE
 */
export type SalesQueue = { sell(request: SaleRequest): Promise<SaleAnswer> };

/** Pages kept ready to send, by the path under which they are kept. */
export type PageCache = { evict(paths: readonly string[]): void };

/** An answer as it goes out to any visitor. */
export type ReadyAnswer = {
  /** Names in lower case, `etag` among them. */
  headers: Readonly<Record<string, string>>;
  body: Buffer<ArrayBuffer>;
  /** The body compressed, once somebody asks for it so; null where that gains nothing. */
  gzipped(): Promise<Buffer<ArrayBuffer>> | null;
};

/** What is made for the cache: with the tags by which it is evicted, or null where it must not be kept. */
export type MadeAnswer = { answer: ReadyAnswer; tags: readonly string[] | null };

/**
 * Answers kept ready to send. In this process none is older than what was evicted here; none is ever older than a
 * second, counted from before it was read, which bounds what other processes change.
 */
export type AnswerCache = {
  /** What is kept, or what `make` makes: once, for all who ask meanwhile. What `make` throws, each of them gets. */
  get(key: string, make: () => Promise<MadeAnswer>): Promise<ReadyAnswer>;
  evict(tags: readonly string[]): void;
};

export type Session = {
  id: string;
  userId: string;
  userAgent: string | null;
  address: string | null;
  isStrong: boolean;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

export type Users = {
  findByLogin(usernameOrEmail: string): Promise<User | null>;
  findById(id: string): Promise<User | null>;
  setLocale(id: string, locale: Locale): Promise<void>;
};

/** What became of a refresh token that was handed in. */
export type Rotation =
  | { outcome: 'rotated'; session: Session; user: User }
  | { outcome: 'unknown' }
  /** A used token came back: the whole session is revoked, and `session.revoked` recorded. */
  | { outcome: 'reused'; sessionId: string; userId: string };

/** A session in use, with what a request needs to know of its owner. */
export type LiveSession = Pick<Session, 'id' | 'lastSeenAt' | 'isStrong'> & {
  user: Omit<User, 'passwordHash' | 'emailVerifiedAt' | 'createdAt'>;
};

export type NewSession = RequestOrigin & {
  id: string;
  user: Pick<User, 'id' | 'passwordHash'>;
  isStrong: boolean;
  expiresAt: Date;
  refreshHash: Buffer | null;
};

export type Sessions = {
  /**
   * For the user as they were when they showed who they are. False, and nothing opened, where the password changed or
   * the account was deleted meanwhile.
   */
  open(session: NewSession): Promise<boolean>;
  /** Null where it is revoked or expired. One statement: every request of a browser asks this. */
  findLive(id: string, now: Date): Promise<LiveSession | null>;
  /** Sets `lastSeenAt` to `now` unless it was set within `intervalMs` before. */
  touch(id: string, now: Date, intervalMs: number): Promise<void>;
  /** When it was opened; null where it has ended. */
  openedAt(id: string, now: Date): Promise<Date | null>;
  /**
   * One atomic step. A token used within `graceMs` whose successor is unused counts as rotated again. The session lasts
   * until `expiresAt`, but never longer than 30 days from its beginning.
   */
  rotate(hash: Buffer, successorHash: Buffer, now: Date, graceMs: number, expiresAt: Date): Promise<Rotation>;
  /** False where the account has no such live session. */
  revoke(id: string, userId: string, reason: SessionEnd, now: Date): Promise<boolean>;
  /** Every one of the account but `except`. */
  revokeAll(userId: string, except: string | null, reason: SessionEnd, now: Date): Promise<void>;
  revokeByRefreshHash(hash: Buffer, now: Date): Promise<void>;
  listLive(userId: string, now: Date): Promise<Session[]>;
};

export type Passwords = {
  /** @throws AppError UNAVAILABLE when too many hashes wait */
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown user (`hash` null) as for a known one. */
  matches(password: string, hash: string | null): Promise<boolean>;
};

export type AccessToken = {
  userId: string;
  email: string;
  username: string;
  role: Role;
  sessionId: string;
  isStrong: boolean;
};

export type Tokens = {
  /** Good for 15 minutes, but never past `until`. */
  signAccess(claims: AccessToken, until?: Date): string;
  /** Null where the token is forged, expired or of another algorithm. */
  verifyAccess(token: string): AccessToken | null;
  newRefresh(): string;
  /** Always the same successor for the same token, so that a lost answer can be repeated. */
  successorOf(refresh: string): string;
  hashRefresh(refresh: string): Buffer;
};

/** For whoever runs the shop. Facts never hold secrets. */
export type Log = { warn(facts: Record<string, unknown>, message: string): void };

/** One row of an import file: what its columns say, or why it cannot be read. `line` is where it begins in the file. */
export type ImportRow = { line: number; key: string | null } & ({ fields: Record<string, string> } | { error: string });

export type ImportPlan = {
  create: { event: NewEvent; stock: EventStock }[];
  update: { event: Event; patch: EventPatch; stock: { before: LockedStock; after: EventStock } | null }[];
  happened: DomainEvent[];
};

export type ImportStore = {
  /**
   * One transaction: locks the events that have one of `keys` and their pools, lets `decide` plan from them and from
   * those of `slugs` that are taken, and writes the plan whole or not at all. With `dryRun` it writes nothing.
   */
  apply<T extends ImportPlan>(
    wanted: { keys: string[]; slugs: string[] },
    decide: (found: { event: Event; stock: LockedStock }[], takenSlugs: Set<string>) => T,
    dryRun: boolean,
  ): Promise<T>;
};
