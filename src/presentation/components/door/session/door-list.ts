import type { CheckInListDto, DoorTicket } from '@/application/check-in/schema';
import { importPublicKeys, type PublicKeys } from '@/application/tickets/ticket-code';
import { NetworkError, readApiError } from '@/presentation/api/api-error';
import { requestOf } from '@/presentation/api/client';

/** An event's tickets as this device keeps them. */
export type DoorList = Omit<CheckInListDto, 'isWhole'> & {
  /** When all of it was read last; parts come more often. */
  wholeAt: string;
};

/** The list was changed on its way, or made by somebody else. */
class UnsignedList extends Error {
  constructor() {
    super('The list is not signed by the server that it names.');
    this.name = 'UnsignedList';
  }
}

/** By the server's clock, which the device's own may be far from. */
export type Read = { list: CheckInListDto; serverTime: Date | null };

/** @throws ApiError | NetworkError | UnsignedList */
export async function readList(eventId: string, since?: string): Promise<Read> {
  const [address, init] = requestOf('GET /api/events/{id}/check-in-list', {
    params: { id: eventId },
    query: since ? { since } : {},
  });
  const response = await fetch(address, { ...init, cache: 'no-store' }).catch((error: unknown) => {
    throw new NetworkError(error);
  });
  if (!response.ok) throw await readApiError(response);
  const bytes = await response.arrayBuffer().catch((error: unknown) => {
    throw new NetworkError(error);
  });
  const list: CheckInListDto = JSON.parse(new TextDecoder().decode(bytes));
  if (!(await isSigned(bytes, response.headers.get('x-list-signature') ?? '', list))) throw new UnsignedList();
  const date = response.headers.get('date');
  return { list, serverTime: date ? new Date(date) : null };
}

async function isSigned(bytes: ArrayBuffer, signed: string, { keys }: CheckInListDto): Promise<boolean> {
  const [keyId = '', text = ''] = signed.split('.');
  const known = await usableKeys(keys);
  // An old browser cannot check; it says so where it reads codes.
  if (!known) return true;
  const key = known.get(keyId);
  const signature = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  return key !== undefined && crypto.subtle.verify('Ed25519', key, signature, bytes);
}

/** Null where this browser does not know Ed25519 (Chrome before 137, Safari before 17). */
export const usableKeys = (keys: DoorList['keys']): Promise<PublicKeys | null> =>
  importPublicKeys(keys).catch(() => null);

/** A whole list replaces the one before; a part is put into it. Null where they do not fit together. */
export function merged(before: DoorList | null, { isWhole, ...read }: CheckInListDto): DoorList | null {
  if (isWhole) return { ...read, wholeAt: read.readAt };
  if (!before) return null;
  const tickets = new Map(before.tickets.map((ticket) => [ticket.id, ticket]));
  for (const ticket of read.tickets) tickets.set(ticket.id, ticket);
  if (tickets.size !== read.total) return null;
  return { ...read, tickets: [...tickets.values()], wholeAt: before.wholeAt };
}

export type TicketIndex = { byId: ReadonlyMap<string, DoorTicket>; byCode: ReadonlyMap<string, DoorTicket> };

export const indexOf = ({ tickets }: Pick<DoorList, 'tickets'>): TicketIndex => ({
  byId: new Map(tickets.map((ticket) => [ticket.id, ticket])),
  byCode: new Map(tickets.map((ticket) => [ticket.code, ticket])),
});
