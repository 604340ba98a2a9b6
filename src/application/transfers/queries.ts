import { isOpen } from '../../domain/transfer.ts';
import { type Actor, accountOf } from '../../domain/user.ts';
import type { LinkTokens } from '../auth/ports.ts';
import type { Clock } from '../ports.ts';
import { toTicketEventDto, typeName } from '../tickets/schema.ts';
import type { TransferReads } from './ports.ts';
import type { OfferedTicketDto } from './schema.ts';

type Deps = { transfers: TransferReads; links: LinkTokens; clock: Clock };

/** For whoever has the token, signed in or not. Null where nothing can be accepted with it, whatever the reason. */
export const offeredTicket =
  (d: Deps) =>
  async (actor: Actor, token: string, locale: string): Promise<OfferedTicketDto | null> => {
    const now = d.clock.now();
    const offered = await d.transfers.find(d.links.hash(token));
    if (!offered?.isGood || !isOpen(offered.transfer, now)) return null;
    return {
      fromName: offered.fromName,
      isOwn: offered.transfer.fromUserId === accountOf(actor),
      ticketType: typeName(offered.type, locale),
      event: toTicketEventDto(offered.event, now, locale),
      expiresAt: offered.transfer.expiresAt.toISOString(),
    };
  };
