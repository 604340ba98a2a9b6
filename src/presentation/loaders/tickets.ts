import type { TicketGroup } from '@/application/tickets/schema';
import { platform, queries } from '@/composition';
import type { SignedIn } from '@/domain/user';
import type { ShopFacts } from '../components/account/shop-facts';
import { TICKETS_PER_PAGE, type TicketsAddress } from '../components/account/tickets/ticket-groups';
import type { FirstTickets } from '../components/account/tickets/use-my-tickets';

/** Where no SMTP server is set, mails wait for an admin to read. */
export function shopFacts(): ShopFacts {
  const { SMTP_URL, WALLETS } = platform.env();
  return { sendsMail: SMTP_URL !== undefined, hasWallets: WALLETS.apple !== null || WALLETS.google !== null };
}

/** One page of somebody's tickets, and how many each group holds. */
export async function loadMyTickets(actor: SignedIn, address: TicketsAddress, locale: string): Promise<FirstTickets> {
  const read = (when: TicketGroup, page: number, size: number) =>
    queries.myTickets(actor, { when, page, size }, locale);
  const [shown, upcoming, past, cancelled] = await Promise.all([
    read(address.group, address.page - 1, TICKETS_PER_PAGE),
    read('upcoming', 0, 1),
    read('past', 0, 1),
    read('cancelled', 0, 1),
  ]);
  return { address, shown, heads: { upcoming, past, cancelled }, loadedAt: Date.now(), shop: shopFacts() };
}
