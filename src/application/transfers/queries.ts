import { statusAt } from '../../domain/event.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import { isAddressedTo, isOpen } from '../../domain/transfer.ts';
import { type Actor, accountOf } from '../../domain/user.ts';
import type { LinkTokens, Users } from '../auth/ports.ts';
import type { Clock } from '../ports.ts';
import { toTicketEventDto, typeName } from '../tickets/schema.ts';
import type { OfferedTicket, TransferReads } from './ports.ts';
import type { OfferedTicketDto, OfferToMeDto } from './schema.ts';

type Deps = { transfers: TransferReads; clock: Clock };

/** For whoever has the token, signed in or not. Null where nothing can be accepted with it, whatever the reason. */
export const offeredTicket =
  (d: Deps & { links: LinkTokens }) =>
  async (actor: Actor, token: string, locale: string): Promise<OfferedTicketDto | null> => {
    const now = d.clock.now();
    const offered = await d.transfers.find({ tokenHash: d.links.hash(token) });
    if (!offered?.isGood || !isOpen(offered.transfer, now)) return null;
    return { ...toOfferDto(offered, now, locale), isOwn: offered.transfer.fromUserId === accountOf(actor) };
  };

const toOfferDto = ({ fromName, type, event, transfer }: OfferedTicket, now: Date, locale: string) => ({
  fromName,
  ticketType: typeName(type, locale),
  event: toTicketEventDto(event, now, locale),
  expiresAt: transfer.expiresAt.toISOString(),
});

/** More than anybody is offered at a time; the mails have the rest. */
const MOST_OFFERS = 20;

/** Tickets that others hand on to the actor's own address, once that is confirmed. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const offersToMe =
  (d: Deps & { users: Users }) =>
  async (actor: Actor, locale: string): Promise<OfferToMeDto[]> => {
    authorize(actor, 'ticket.accept');
    const user = await d.users.findById(requireAccount(actor));
    if (!user?.emailVerifiedAt) return [];
    const now = d.clock.now();
    const offers = await d.transfers.openTo(user.email, now, MOST_OFFERS);
    return offers
      .filter(({ transfer, event, isGood }) => {
        const status = statusAt(event, now);
        return isGood && isAddressedTo(transfer, user) && status !== 'CANCELLED' && status !== 'COMPLETED';
      })
      .map((offered) => ({ id: offered.transfer.id, ...toOfferDto(offered, now, locale) }));
  };
