import type { Event } from './event.ts';
import type { Locale } from './locale.ts';
import type { KeptShop } from './shop.ts';
import type { Ticket } from './ticket.ts';

/**
 * What happened, in the past tense. Appended in the same transaction as the change; never altered. A payload carries
 * what a mail or a webhook has to say, as it was at that moment: what it names may have changed since.
 */

/** An event as a mail names it. */
export type EventFacts = {
  id: string;
  slug: string;
  name: string;
  startsAt: string;
  timeZone: string;
  location: string;
};

/** A ticket as its mail names it, and the event and type that it is for. */
export type TicketFacts = {
  eventId: string;
  eventSlug: string;
  eventName: string;
  startsAt: string;
  timeZone: string;
  location: string;
  orderId: string;
  ticketTypeId: string;
  ticketTypeName: string;
  ownerId: string;
  confirmationCode: string;
  participantName: string;
  participantEmail: string;
  /** Minor units of `currency`. */
  price: number;
  currency: string;
};

/** Why a session ended before its time. */
export type SessionEnd =
  | 'signed-out'
  | 'signed-out-elsewhere'
  | 'refresh-token-reused'
  | 'password-changed'
  | 'password-reset'
  | 'ended-by-admin'
  | 'account-deleted';

/** Through which door a change came. */
type Source = 'app' | 'import';
/** What an edit changed, by field, as the API writes the values. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

/** The address that the event had until then, where it changed. */
export const slugBefore = ({ slug }: Changes): string[] => (typeof slug?.before === 'string' ? [slug.before] : []);

export type DomainEvent =
  | { type: 'event.created'; subjectId: string; payload: { event: EventFacts; source: Source } }
  | { type: 'event.changed'; subjectId: string; payload: { event: EventFacts; changes: Changes; source: Source } }
  | { type: 'event.cancelled'; subjectId: string; payload: { event: EventFacts; tickets: number; source: Source } }
  | { type: 'event.deleted'; subjectId: string; payload: { event: EventFacts } }
  /** Its dates are others, or one of them says something else: the addresses of all its events, those it had before too. */
  | { type: 'series.changed'; subjectId: string; payload: { slug: string; eventSlugs: string[] } }
  /** What everybody sees of the shop. */
  | { type: 'shop.changed'; subjectId: string; payload: KeptShop }
  | { type: 'event.sold-out'; subjectId: string; payload: { slug: string } }
  | { type: 'ticket.purchased'; subjectId: string; payload: TicketFacts }
  | {
      type: 'ticket.cancelled';
      subjectId: string;
      payload: TicketFacts & { reason: 'holder' | 'organiser' | 'event-cancelled' };
    }
  | { type: 'ticket.checked-in'; subjectId: string; payload: TicketFacts & { usedAt: string } }
  /** Why is written freely, may name anybody, and stands in the `check_in` row alone. */
  | { type: 'ticket.check-in-undone'; subjectId: string; payload: TicketFacts & { undoneAt: string } }
  /** For another participant, in the same hands. */
  | { type: 'ticket.renamed'; subjectId: string; payload: TicketFacts }
  /**
   * Offered by its owner, who keeps it until it is accepted. To whom, the `ticket_transfer` row says until that is
   * forgotten; the mail to them holds the token and is written with the offer.
   */
  | {
      type: 'ticket.transfer-offered';
      subjectId: string;
      payload: TicketFacts & { transferId: string; expiresAt: string };
    }
  | { type: 'ticket.transfer-taken-back'; subjectId: string; payload: TicketFacts & { transferId: string } }
  /** The facts are those of the new owner, with the new code; the codes before are good for nothing. */
  | {
      type: 'ticket.transferred';
      subjectId: string;
      payload: TicketFacts & { transferId: string; fromOwnerId: string };
    }
  | {
      type: 'user.registered';
      subjectId: string;
      payload: { username: string; email: string; name: string; locale: Locale };
    }
  | { type: 'user.password-changed'; subjectId: string; payload: { how: 'changed' | 'reset' } }
  | { type: 'user.email-changed'; subjectId: string; payload: Record<string, never> }
  | { type: 'user.email-verified'; subjectId: string; payload: Record<string, never> }
  | { type: 'user.deleted'; subjectId: string; payload: Record<string, never> }
  /** By whom stands in its row. */
  | { type: 'task.started'; subjectId: string; payload: { kind: string } }
  | { type: 'session.revoked'; subjectId: string; payload: { userId: string; reason: SessionEnd } };

export const eventFacts = ({
  id,
  slug,
  name,
  startsAt,
  timeZone,
  location,
}: Omit<EventFacts, 'startsAt'> & { startsAt: Date }) =>
  ({ id, slug, name, startsAt: startsAt.toISOString(), timeZone, location }) satisfies EventFacts;

export const ticketFacts = (
  ticket: Ticket,
  event: Pick<Event, 'slug' | 'name' | 'startsAt' | 'timeZone' | 'location'>,
  type: { name: string },
): TicketFacts => ({
  eventId: ticket.eventId,
  eventSlug: event.slug,
  eventName: event.name,
  startsAt: event.startsAt.toISOString(),
  timeZone: event.timeZone,
  location: event.location,
  orderId: ticket.orderId,
  ticketTypeId: ticket.ticketTypeId,
  ticketTypeName: type.name,
  ownerId: ticket.ownerId,
  confirmationCode: ticket.confirmationCode,
  participantName: ticket.participantName,
  participantEmail: ticket.participantEmail,
  price: ticket.price,
  currency: ticket.currency,
});
