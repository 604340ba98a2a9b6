import { statusAt } from '../../domain/event.ts';
import type { Actor } from '../../domain/user.ts';
import { findManagedEvent } from '../events/queries.ts';
import type { Clock, EventReads, EventWithStock } from '../ports.ts';
import type { TicketKeys } from '../tickets/ports.ts';
import { toBase64Url } from '../tickets/ticket-code.ts';
import type { CheckInReads } from './ports.ts';
import type { CheckInCountsDto, CheckInListDto, CheckInListQuery } from './schema.ts';

type Deps = { events: EventReads; checkIns: CheckInReads; ticketKeys: TicketKeys; clock: Clock };

/** Who is in, by type. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const checkInCounts =
  (d: Pick<Deps, 'events' | 'checkIns'>) =>
  async (actor: Actor, eventId: string): Promise<CheckInCountsDto> => {
    const { event } = await findManagedEvent(d, actor, 'ticket.check-in', eventId);
    const { types, duplicates } = await d.checkIns.counts(event.id);
    const sum = (of: 'total' | 'checkedIn') => types.reduce((all, type) => all + type[of], 0);
    return { total: sum('total'), checkedIn: sum('checkedIn'), duplicates, types };
  };

/** A list changes while it is read; what was being written then is told once more. */
const OVERLAP_MS = 2 * 60_000;

/** JSON of the form `CheckInListDto`, and by which key it was signed just as it stands: `<key>.<base64url>`. */
export type SignedList = { json: string; signature: string };

/** What a scanner needs to go on without us. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const checkInList =
  (d: Deps) =>
  async (actor: Actor, eventId: string, { since }: CheckInListQuery): Promise<SignedList> => {
    const found = await findManagedEvent(d, actor, 'ticket.check-in', eventId);
    const from = since === undefined ? null : new Date(new Date(since).getTime() - OVERLAP_MS);
    // The first key of all is made by asking for it, and has to be among those that the list names.
    const key = await d.ticketKeys.signing();
    const keys = await d.ticketKeys.publicKeys();
    const { tickets, ...read } = await d.checkIns.tickets(found.event.id, from);
    const head = { ...headOf(found, d.clock.now()), readAt: read.readAt.toISOString(), isWhole: from === null };
    const rest = { ...head, total: read.total, keys } satisfies Omit<CheckInListDto, 'tickets'>;
    // The tickets come as text: to read and write a full house once more would hold up whoever buys.
    const json = `${JSON.stringify(rest).slice(0, -1)},"tickets":${tickets}}`;
    const signature = await crypto.subtle.sign('Ed25519', key.privateKey, new TextEncoder().encode(json));
    return { json, signature: `${key.id}.${toBase64Url(new Uint8Array(signature))}` };
  };

const headOf = ({ event, stock }: EventWithStock, now: Date): Pick<CheckInListDto, 'event' | 'types'> => ({
  event: {
    id: event.id,
    name: event.name,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    timeZone: event.timeZone,
    status: statusAt(event, now),
  },
  types: stock.types.map(({ id, name }) => ({ id, name })),
});
