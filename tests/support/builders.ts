import type { Event } from '@/domain/event';
import type { EventStock, TicketType } from '@/domain/stock';
import type { Ticket } from '@/domain/ticket';
import { SCOPES, type User, type UserBySession } from '@/domain/user';

/** Things of the domain that are valid unless told otherwise. Nothing here touches a database. */

/** The moment at which these tests happen. */
export const NOW = new Date('2030-06-01T12:00:00Z');

/** `hours` from NOW, before it where negative. */
export const hence = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

export const uuid = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;

export const anEvent = (changes: Partial<Event> = {}): Event => ({
  id: uuid(1),
  slug: 'a-concert-000001',
  sourceKey: null,
  name: 'A concert',
  description: 'Loud',
  translations: {},
  category: 'music',
  location: 'Recife',
  venue: null,
  organiser: null,
  attendance: 'OFFLINE',
  onlineUrl: null,
  previousStartsAt: null,
  startsAt: hence(24),
  endsAt: hence(26),
  timeZone: 'America/Sao_Paulo',
  capacity: 10,
  available: 10,
  price: 5000,
  maxPrice: 5000,
  isOffered: changes.available !== 0,
  currency: 'BRL',
  imageUrl: null,
  status: 'SCHEDULED',
  version: 3,
  createdAt: hence(-100),
  updatedAt: hence(-50),
  ...changes,
});

/** The only type of `anEvent`, drawing on all its seats. */
export const aTicketType = (changes: Partial<TicketType> = {}): TicketType => ({
  id: uuid(41),
  name: 'Ticket',
  description: '',
  translations: { 'pt-BR': { name: 'Ingresso' } },
  price: 5000,
  salesStart: null,
  salesEnd: null,
  minPerOrder: 1,
  maxPerOrder: 10,
  isHidden: false,
  position: 0,
  poolIds: [uuid(1)],
  ...changes,
});

/** What an event sells: its seats and the one type, unless told otherwise. */
export const stockOf = (event: Event, types: TicketType[] = [aTicketType({ poolIds: [event.id] })]): EventStock => ({
  pools: [{ id: event.id, capacity: event.capacity, available: event.available, version: 5 }],
  types,
});

export const aTicket = (changes: Partial<Ticket> = {}): Ticket => ({
  id: uuid(11),
  orderId: uuid(12),
  eventId: uuid(1),
  ticketTypeId: uuid(41),
  ownerId: uuid(21),
  confirmationCode: 'ABCDEFGH2',
  status: 'ACTIVE',
  participantName: 'Ana',
  participantEmail: 'ana@example.com',
  price: 5000,
  currency: 'BRL',
  purchasedAt: hence(-10),
  cancelledAt: null,
  usedAt: null,
  serial: 1,
  ...changes,
});

export const aUser = (changes: Partial<User> = {}): User => ({
  id: uuid(21),
  username: 'ana',
  email: 'ana@example.com',
  name: 'Ana',
  passwordHash: 'hash of open-sesame',
  role: 'USER',
  locale: 'en',
  emailVerifiedAt: null,
  createdAt: hence(-1000),
  ...changes,
});

/** Two people in their browsers. */
export const ANA: UserBySession = {
  kind: 'user',
  via: 'session',
  id: uuid(21),
  username: 'ana',
  email: 'ana@example.com',
  name: 'Ana',
  role: 'USER',
  locale: 'en',
  sessionId: uuid(31),
  isStrong: false,
  scopes: SCOPES,
};
export const ADMIN: UserBySession = {
  ...ANA,
  id: uuid(22),
  username: 'root',
  email: 'root@example.com',
  name: 'Root',
  role: 'ADMIN',
  sessionId: uuid(32),
};
