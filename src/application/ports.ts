import type { DeskSale } from '../domain/desk-sale.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import type { Event, EventCategory, EventDetails, EventStatus } from '../domain/event.ts';
import type { Order } from '../domain/order.ts';
import type { RowScope } from '../domain/policy.ts';
import type { EventStock } from '../domain/stock.ts';
import type { Ticket, TicketStatus } from '../domain/ticket.ts';
import type { Transfer } from '../domain/transfer.ts';
import type { AccessWrites } from './access/ports.ts';
import type { ApiKeyWrites } from './api-keys/ports.ts';
import type { MessageWrites } from './attendee-messages/ports.ts';
import type { AuditEntry } from './audit/ports.ts';
import type { AccountWrites } from './auth/ports.ts';
import type { CheckInWrites } from './check-in/ports.ts';
import type { ImportWrites } from './imports/ports.ts';
import type { LinkedAccountWrites } from './linked-accounts/ports.ts';
import type { LongTaskWrites } from './long-tasks/ports.ts';
import type { MailWrites } from './mail/ports.ts';
import type { PasskeyWrites } from './passkeys/ports.ts';
import type { PublicationWrites } from './publications/ports.ts';
import type {
  EventPatch,
  EventWithStock,
  LockedStock,
  NewEvent,
  Slice,
  TicketTypeName,
  TicketWithEvent,
} from './rows.ts';
import type { FactorWrites } from './second-factor/ports.ts';
import type { SeriesWrites } from './series/ports.ts';
import type { ShopWrites } from './shop/ports.ts';
import type { TransferWrites } from './transfers/ports.ts';
import type { WebhookWrites } from './webhooks/ports.ts';

export type {
  EventPatch,
  EventWithStock,
  LockedStock,
  NewEvent,
  Slice,
  TicketTypeName,
  TicketWithEvent,
} from './rows.ts';

/**
 * What the use cases need from outside: here what several features share, beside each feature its own `ports.ts`.
 * Infrastructure implements these types; nothing here knows how.
 */

export type Clock = { now(): Date };

/** Pictures that are drawn where no reader waits for anything else. */
export type Pictures = {
  /** `svg` as PNG; `name` stands for all that is on it. @throws AppError UNAVAILABLE where too many wait */
  png(name: string, svg: string): Promise<Uint8Array<ArrayBuffer>>;
};

/** UUID version 7: grows with time, so that indexes stay dense. */
export type Ids = { next(): string };

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
  /** Of these alone. */
  among?: readonly string[];
  now: Date;
};

export type EventSort = {
  field: 'eventDate' | 'name' | 'price' | 'availableTickets' | 'createdAt';
  direction: 'asc' | 'desc';
};
/** The last event of a page: by what it is sorted, moments as ISO texts, and its id. */
export type EventPosition = { keys: (string | number)[]; id: string };
/** With `after`, what follows it; `offset` says the same for an order that a position cannot name. */
export type EventSlice = Slice & { after?: EventPosition };

export type EventReads = {
  findById(id: string): Promise<EventWithStock | null>;
  /** By its address, or by one that it had before. */
  findBySlug(slug: string): Promise<EventWithStock | null>;
  /** `relevance`, best first, is an order for what is looked for by words. */
  list(
    filter: EventFilter,
    sort: EventSort[] | 'relevance',
    slice: EventSlice,
  ): Promise<{ rows: Event[]; total: number }>;
  /** Best first; mistyped words are forgiven where fewer than five are found, and one is left out where none is. */
  search(q: string, limit: number, now: Date): Promise<Event[]>;
  upcoming(now: Date, limit: number): Promise<Event[]>;
  /** The ticket types of these events that were ever ordered. */
  soldTypes(eventIds: string[]): Promise<SoldType[]>;
};

export type SoldType = { eventId: string; ticketTypeId: string };

/** Whose hands a ticket is in, goes to and comes from. */
export type TicketHands = {
  /** Where it can be accepted now. */
  offer: Pick<Transfer, 'toEmail' | 'createdAt' | 'expiresAt'> | null;
  /** Who gave it to its owner, who then did not buy it. */
  received: { fromName: string; at: Date } | null;
};
export type HeldTicket = TicketWithEvent & TicketHands;

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
  find(id: string, scope: RowScope): Promise<HeldTicket | null>;
  /** Those of them that there are, in no particular order. */
  findAll(ids: readonly string[]): Promise<HeldTicket[]>;
  /** Whether the account has a ticket of this event that was not given back. */
  isHeld(ownerId: string, eventId: string): Promise<boolean>;
  listByOwner(ownerId: string, filter: TicketFilter, slice: Slice): Rows<HeldTicket>;
  listByEvent(eventId: string, filter: TicketFilter, slice: Slice): Rows<HeldTicket>;
};

export type OrderWithLines = {
  order: Order;
  event: EventDetails;
  lines: { ticketType: TicketTypeName; quantity: number; unitPrice: number }[];
};

export type OrderReads = {
  /** Null where the order is outside `scope`. Its tickets in the order in which they were drawn. */
  find(
    id: string,
    scope: RowScope,
  ): Promise<(OrderWithLines & { tickets: HeldTicket[]; desk: DeskSale | null }) | null>;
  /** Newest first. */
  listByBuyer(buyerId: string, slice: Slice): Rows<OrderWithLines>;
};

type EventWrites = {
  events: {
    /** With its pools and types. @throws AppError CONFLICT where the slug is taken */
    create(event: NewEvent, stock: EventStock): Promise<Event>;
    /** Locks the row until the transaction ends, so that what is read is what is changed. */
    lock(id: string): Promise<Event | null>;
    /**
     * Writes the patch and moves `version` on by one. Needs the lock; where the patch changes what a sale depends on,
     * the pools' too. @throws AppError CONFLICT where the slug is, or was, another event's
     */
    update(event: Event, patch: EventPatch): Promise<Event>;
    /** @throws AppError EVENT_HAS_TICKETS */
    delete(id: string): Promise<void>;
    /** Cancels every ticket that is still ACTIVE and answers with them. Needs the lock on the pools. */
    cancelTickets(id: string, now: Date): Promise<Ticket[]>;
    /** What its organiser says to those who held tickets, for the mails that follow. */
    keepCancellationMessage(id: string, message: string): Promise<void>;
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
    /** Without the pools: for what leaves stock as it is. */
    lockAlone(id: string, scope: RowScope): Promise<TicketWithEvent | null>;
    /** Its status, and whose it is under which code. */
    save(ticket: Ticket): Promise<void>;
  };
  /** Sets each of these orders CANCELLED where none of its tickets is held any more. */
  settleOrders(orderIds: string[]): Promise<void>;
  /** Appends to the log of what happened; whoever subscribed hears of it after the commit. */
  record(events: DomainEvent[]): Promise<void>;
  /** Written with the change, or neither is. */
  audit(...entries: AuditEntry[]): Promise<void>;
};

/** The writes of one transaction. Locks are taken in one order everywhere: account, event, pools by id, tickets. */
export type Tx = EventWrites &
  AccountWrites &
  FactorWrites &
  PasskeyWrites &
  LinkedAccountWrites &
  CheckInWrites &
  TransferWrites &
  SeriesWrites &
  ShopWrites &
  MailWrites &
  LongTaskWrites &
  PublicationWrites &
  ImportWrites &
  MessageWrites &
  WebhookWrites &
  AccessWrites &
  ApiKeyWrites;

export type Transaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

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

/** For whoever runs the shop. Facts never hold secrets. */
export type Log = { warn(facts: Record<string, unknown>, message: string): void };
