import { ticketFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import { checkIn, isConfirmationCode, type Ticket } from '../../domain/ticket.ts';
import { type Actor, accountOf } from '../../domain/user.ts';
import type { Clock, Ids, TicketWithEvent, Transaction, Tx } from '../ports.ts';
import { ticketNotFound } from '../tickets/not-found.ts';
import type { TicketKeys } from '../tickets/ports.ts';
import { toTicketDto } from '../tickets/schema.ts';
import { type CodeFacts, importPublicKeys, readCode } from '../tickets/ticket-code.ts';
import type { CheckIn } from './ports.ts';
import { alreadyIn, handedOn, notGenuine, notValid, otherEvent } from './refusals.ts';
import type { CheckInDto, CheckInInput } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock; ids: Ids; ticketKeys: TicketKeys };

/** What a scan came to. A duplicate is written down too, so that what it is refused with is thrown after the commit. */
type Outcome = { isIn: boolean; found: TicketWithEvent; checkIn: CheckIn };

/**
 * Lets a ticket in, once: of two that scan it at once exactly one wins. A scan that comes again gets the same answer.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | ALREADY_CHECKED_IN | CONFLICT | IDEMPOTENCY_KEY_REUSED
 */
export const checkInTicket =
  (d: Deps) =>
  async (actor: Actor, input: CheckInInput): Promise<CheckInDto> => {
    // Before the look-up: a code that somebody guesses must not even take a lock.
    authorize(actor, 'ticket.check-in');
    const named = await namedTicket(d, input);
    const now = d.clock.now();
    const { isIn, found, checkIn } = await d.transaction((tx) => decide(tx, actor, input, named, d.ids.next(), now));
    if (!isIn) throw alreadyIn(found, checkIn);
    return toDto(found, checkIn, now);
  };

type Named = { confirmationCode: string; signed: CodeFacts | null };

/** @throws AppError RESOURCE_NOT_FOUND for what is no code of ours */
async function namedTicket(d: Deps, { code, confirmationCode = '' }: CheckInInput): Promise<Named> {
  if (code === undefined) {
    const typed = confirmationCode.toUpperCase();
    if (!isConfirmationCode(typed)) throw ticketNotFound();
    return { confirmationCode: typed, signed: null };
  }
  const signed = await readCode(code, await importPublicKeys(await d.ticketKeys.publicKeys()));
  if (!signed) throw notGenuine();
  return { confirmationCode: signed.confirmationCode, signed };
}

async function decide(
  tx: Tx,
  actor: Actor,
  input: CheckInInput,
  { confirmationCode, signed }: Named,
  spareId: string,
  now: Date,
): Promise<Outcome> {
  const found = await lock(tx, confirmationCode, signed);
  authorize(actor, 'ticket.check-in', found.ticket);
  const { ticket } = found;
  const id = input.id ?? spareId;
  const before = await tx.checkIns.findScan(id);
  if (before && before.ticketId !== ticket.id) {
    throw new AppError('IDEMPOTENCY_KEY_REUSED', 'This id was used for a scan of another ticket.');
  }
  if (before) return { isIn: before.checkIn.id === id, found, checkIn: before.checkIn };
  assureFor(found, input, signed);

  const scanned = {
    id,
    ticketId: ticket.id,
    eventId: ticket.eventId,
    actorId: accountOf(actor),
    device: input.device ?? null,
  };
  const at = scanTime(input, ticket, now);
  if (ticket.status === 'USED') {
    const standing = await tx.checkIns.standing(ticket.id);
    if (!standing) throw new Error(`ticket ${ticket.id} is used and nobody let it in`);
    await tx.checkIns.addDuplicate({ ...scanned, checkInId: standing.id, scannedAt: at });
    return { isIn: false, found, checkIn: standing };
  }
  return admit(tx, found, { ...scanned, checkedInAt: at });
}

/** Locks the ticket that a code names. A signed one names it whatever its confirmation code has become. */
async function lock(tx: Tx, confirmationCode: string, signed: CodeFacts | null): Promise<TicketWithEvent> {
  const found = await tx.checkIns.lockTicket(signed ? { id: signed.ticketId } : { confirmationCode });
  if (!found) throw ticketNotFound();
  return found;
}

/** @throws AppError CONFLICT where the ticket is not good at this door */
function assureFor(found: TicketWithEvent, { eventId }: CheckInInput, signed: CodeFacts | null): void {
  if (eventId !== undefined && eventId.toLowerCase() !== found.ticket.eventId) throw otherEvent(found);
  if (signed && signed.serial !== found.ticket.serial) throw handedOn(found);
}

/** A scanner's clock may be wrong: no ticket was let in before it was sold, or later than now. */
function scanTime({ scannedAt }: CheckInInput, { purchasedAt }: Ticket, now: Date): Date {
  if (scannedAt === undefined) return now;
  const said = new Date(scannedAt).getTime();
  return new Date(Math.min(now.getTime(), Math.max(purchasedAt.getTime(), said)));
}

async function admit(tx: Tx, found: TicketWithEvent, added: CheckIn): Promise<Outcome> {
  const { event, type } = found;
  const used = letIn(found, added.checkedInAt);
  await tx.tickets.save(used);
  await tx.checkIns.add(added);
  const payload = { ...ticketFacts(used, event, type), usedAt: added.checkedInAt.toISOString() };
  await tx.record([{ type: 'ticket.checked-in', subjectId: used.id, payload }]);
  await tx.audit({ action: 'ticket.check-in', subjectId: used.id });
  return { isIn: true, found: { ...found, ticket: used }, checkIn: added };
}

function letIn(found: TicketWithEvent, at: Date): Ticket {
  try {
    return checkIn(found.ticket, found.event, at);
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') throw notValid(found, error.message);
    throw error;
  }
}

const toDto = (
  { ticket, event, type }: TicketWithEvent,
  { id, checkedInAt, device }: CheckIn,
  now: Date,
): CheckInDto => ({
  id,
  checkedInAt: checkedInAt.toISOString(),
  device,
  ticket: toTicketDto(ticket, event, type, now),
});
