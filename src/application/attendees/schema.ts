import { z } from 'zod';
import { DESK_KINDS, type DeskKind, PAYMENTS, type Payment } from '../../domain/desk-sale.ts';
import { LIMITS } from '../../domain/limits.ts';
import { LOCALES } from '../../domain/locale.ts';
import type { OrderStatus } from '../../domain/order.ts';
import { TICKET_STATUSES, type TicketStatus } from '../../domain/ticket.ts';
import { emailAddress, oneLine, text, written } from '../schema.ts';

/** Whom whoever runs events looks for; `q` is parts of a name, an address or a code. */
export const attendeeFilter = z.object({
  q: text(1, LIMITS.search).optional(),
  status: z.enum(TICKET_STATUSES).optional(),
  typeId: z.uuid().optional(),
});
export type AttendeeFilter = z.output<typeof attendeeFilter>;

/** A ticket and whom it is for, as a list shows it. */
export type AttendeeDto = {
  ticketId: string;
  orderId: string;
  code: string;
  name: string;
  email: string;
  status: TicketStatus;
  usedAt: string | null;
  purchasedAt: string;
  typeName: string;
  /** Where it was given away or sold at the desk. */
  desk: DeskKind | null;
  event: { id: string; name: string; startsAt: string; timeZone: string };
};

export type AttendeeList = {
  attendees: AttendeeDto[];
  total: number;
  /** Whether more match than are counted. */
  isMore: boolean;
};

/** A line of the list that is printed for the door. */
export type PrintedAttendee = { ticketId: string; name: string; code: string; typeName: string; isIn: boolean };

/** Something that happened to an order or to one of its tickets. */
export type OrderEvent = {
  kind:
    | 'ordered'
    | 'cancelled'
    | 'checked-in'
    | 'check-in-undone'
    | 'transfer-offered'
    | 'transfer-taken-back'
    | 'transferred'
    | 'renamed'
    | 'mailed';
  at: string;
  /** Of the ticket that it was about. */
  code: string | null;
  /** Null where a program did it, or an account that is gone. */
  who: string | null;
  /** Of a mail: its template, whom it went to and its state. Of a cancellation: by whom; of an undone check-in what was written. */
  detail: { template: string; recipient: string; status: string } | { reason: string } | null;
};

export type OrderTicket = {
  id: string;
  code: string;
  status: TicketStatus;
  participantName: string;
  participantEmail: string;
  typeName: string;
  /** Major units. */
  price: number;
  usedAt: string | null;
  cancelledAt: string | null;
  /** Where it is on its way to somebody. */
  offeredTo: string | null;
  /** Whose it is, where that is not the buyer. */
  ownerName: string | null;
};

export type OrderRecord = {
  id: string;
  status: OrderStatus;
  createdAt: string;
  total: number;
  currency: string;
  /** Null where it was sold at the desk to somebody without an account; empty of a deleted account. */
  buyer: { name: string; email: string } | null;
  desk: { kind: DeskKind; payment: Payment | null } | null;
  event: {
    id: string;
    name: string;
    slug: string;
    startsAt: string;
    timeZone: string;
    isCancelled: boolean;
    isBegun: boolean;
  };
  tickets: OrderTicket[];
  /** Newest first. */
  history: OrderEvent[];
};

const participant = {
  name: oneLine(1, LIMITS.participantName),
  /** Empty where somebody has none, or gives none. */
  email: z.union([emailAddress, z.string().trim().length(0)]),
};

export const renameTicketSchema = z.strictObject({ ticketId: z.string(), ...participant });
export type RenameTicketInput = z.output<typeof renameTicketSchema>;

const seats = written(/^\d{1,2}$/, 'whole_number')
  .transform(Number)
  .pipe(z.number().min(1).max(LIMITS.seatsPerOrder));

/** What the desk's form says. `key` makes of a form that is sent twice one sale. */
export const deskSaleSchema = z
  .strictObject({
    eventId: z.string(),
    key: z.uuid(),
    /** Of whoever sells: what is mailed to somebody without an account is in it. */
    locale: z.enum(LOCALES),
    kind: z.enum(DESK_KINDS),
    ticketTypeId: z.string().max(100),
    quantity: seats,
    ...participant,
    /** Of a sale. */
    payment: z.enum(PAYMENTS).optional(),
  })
  .refine(({ kind, payment }) => kind === 'complimentary' || payment !== undefined, {
    path: ['payment'],
    params: { code: 'required' },
  })
  // Whoever is not there gets it by mail.
  .refine(({ kind, email }) => kind === 'door' || email !== '', { path: ['email'], params: { code: 'required' } });
export type DeskSaleInput = z.output<typeof deskSaleSchema>;

export type DeskSaleDto = { orderId: string; codes: string[]; total: number; currency: string };

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What each holds, its headings apart: a sheet has 1,048,576 rows. */
export const MOST_ROWS: Readonly<Record<ExportFormat, number>> = { csv: Number.MAX_SAFE_INTEGER, xlsx: 1_048_575 };

/** Which attendees are to become a file, as the form above their list says it. */
export const exportSchema = attendeeFilter.pick({ status: true, typeId: true }).extend({
  /** Left out for those of all events. */
  eventId: z.string().optional(),
  format: z.enum(EXPORT_FORMATS),
  /** Of the headings. */
  locale: z.enum(LOCALES),
});

/** The columns of an export, in their order. */
export const EXPORT_COLUMNS = [
  'code',
  'name',
  'email',
  'status',
  'type',
  'event',
  'startsAt',
  'purchasedAt',
  'checkedInAt',
  'cancelledAt',
  'price',
  'currency',
  'order',
  'buyerName',
  'buyerEmail',
  'desk',
  'payment',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];
