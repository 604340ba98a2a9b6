import { z } from 'zod';
import { EVENT_STATUSES } from '../../domain/event.ts';
import { LIMITS } from '../../domain/limits.ts';
import { TICKET_STATUSES } from '../../domain/ticket.ts';
import { instant, oneLine, text } from '../schema.ts';
import { ticketDto } from '../tickets/schema.ts';

/** The longest text that a scanner hands on. A signed code has 152 characters. */
const LONGEST_CODE = 300;

/** Contract: POST /api/check-ins. */
export const checkInSchema = z
  .strictObject({
    id: z.uuid().optional().meta({
      description: "The scanner's own id for this scan. Sent again, it gets the same answer and counts once.",
    }),
    code: z.string().trim().min(1).max(LONGEST_CODE).optional().meta({ description: 'The signed code of the QR.' }),
    confirmationCode: z.string().trim().min(1).max(LONGEST_CODE).optional(),
    eventId: z.uuid().optional().meta({ description: 'The event at whose door this is; others are refused.' }),
    device: oneLine(1, LIMITS.scannerName).optional().meta({ description: 'What the scanner is called.' }),
    scannedAt: z.iso.datetime({ offset: true }).optional().meta({
      description:
        'When it was scanned, where that was before now. Never later than now, nor before the ticket was sold.',
    }),
  })
  .refine(({ code, confirmationCode }) => (code === undefined) !== (confirmationCode === undefined), {
    path: ['code'],
    params: { code: 'code_or_confirmation_code' },
  });
export type CheckInInput = z.output<typeof checkInSchema>;

export const undoCheckInSchema = z.strictObject({ reason: text(1, LIMITS.undoReason) });
export type UndoCheckInInput = z.output<typeof undoCheckInSchema>;

export const checkInDto = z.strictObject({
  id: z.uuid(),
  checkedInAt: instant,
  device: z.string().nullable(),
  ticket: ticketDto,
});
export type CheckInDto = z.output<typeof checkInDto>;

/** Contract: GET /api/events/{id}/check-ins. */
export const checkInCountsDto = z.strictObject({
  /** Tickets that are valid or used. */
  total: z.number().int().min(0),
  checkedIn: z.number().int().min(0),
  duplicates: z.number().int().min(0).meta({ description: 'Scans of tickets that were in already.' }),
  types: z.array(
    z.strictObject({
      ticketTypeId: z.uuid(),
      name: z.string(),
      total: z.number().int().min(0),
      checkedIn: z.number().int().min(0),
    }),
  ),
});
export type CheckInCountsDto = z.output<typeof checkInCountsDto>;

/** A ticket as a scanner keeps it: what is asked for at the door, and no address. */
const doorTicketDto = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  serial: z.number().int().min(1),
  status: z.enum(TICKET_STATUSES),
  name: z.string(),
  /** Id of its type. */
  type: z.uuid(),
  usedAt: instant.optional(),
  device: z.string().optional(),
});
export type DoorTicket = z.output<typeof doorTicketDto>;

export const checkInListQuery = z.strictObject({
  since: z.iso.datetime({ offset: true }).optional().meta({
    description: '`readAt` of the list that the scanner has: only what changed since comes, and some of it again.',
  }),
});
export type CheckInListQuery = z.output<typeof checkInListQuery>;

/** Contract: GET /api/events/{id}/check-in-list. */
export const checkInListDto = z.strictObject({
  event: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string(),
    status: z.enum(EVENT_STATUSES),
  }),
  readAt: instant,
  /** Whether `tickets` are all there are, or those that changed since. */
  isWhole: z.boolean(),
  /** How many there are; a scanner that has another number asks for the whole list. */
  total: z.number().int().min(0),
  types: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** Ed25519, 32 bytes in base64url: they check the codes of tickets, and this list. */
  keys: z.array(z.strictObject({ id: z.string(), publicKey: z.string() })),
  tickets: z.array(doorTicketDto),
});
export type CheckInListDto = z.output<typeof checkInListDto>;
