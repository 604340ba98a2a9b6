import type { OfferedTicketDto, OfferToMeDto } from '@/application/transfers/schema';
import { queries } from '@/composition';
import type { SignedIn } from '@/domain/user';
import { currentActor } from '../auth';

/** What stands behind a mailed link. `reader` is the address of whoever is signed in; null for nobody. */
export type OfferedTicketPage = { token: string; offered: OfferedTicketDto | null; reader: string | null };

export async function loadOfferedTicket(
  asked: string | string[] | undefined,
  locale: string,
): Promise<OfferedTicketPage> {
  const actor = await currentActor();
  const token = typeof asked === 'string' ? asked.slice(0, 200) : '';
  return {
    token,
    offered: token === '' ? null : await queries.offeredTicket(actor, token, locale),
    reader: actor.kind === 'user' ? actor.email : null,
  };
}

export const loadOffersToMe = (actor: SignedIn, locale: string): Promise<OfferToMeDto[]> =>
  queries.offersToMe(actor, locale);
