'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import type { Page } from '@/application/schema';
import { TICKET_GROUPS, type TicketDto, type TicketGroup } from '@/application/tickets/schema';
import { myTicketsQuery } from '@/presentation/api/queries';
import type { ShopFacts } from '../shop-facts';
import { TICKETS_PER_PAGE, type TicketsAddress } from './ticket-groups';

/** What the server read for the page's first showing. */
export type FirstTickets = {
  address: TicketsAddress;
  shown: Page<TicketDto>;
  /** The first of each group, for the sake of its total. */
  heads: Record<TicketGroup, Page<TicketDto>>;
  /** Milliseconds since 1970. */
  loadedAt: number;
  shop: ShopFacts;
};

/** One page of a group. */
export function useMyTickets({ group, page }: TicketsAddress, first: FirstTickets) {
  const locale = useLocale();
  const isFirst = first.address.group === group && first.address.page === page;
  return useQuery({
    ...myTicketsQuery({ when: group, page: page - 1, size: TICKETS_PER_PAGE, locale }),
    // Another group's tickets under this one's name would be a lie.
    placeholderData: undefined,
    refetchOnMount: true,
    ...(isFirst ? { initialData: first.shown, initialDataUpdatedAt: first.loadedAt } : {}),
  });
}

/** How many tickets each group holds. */
export function useTicketCounts({ heads, loadedAt }: FirstTickets): Record<TicketGroup, number> {
  const locale = useLocale();
  const [upcoming, past, cancelled] = useQueries({
    queries: TICKET_GROUPS.map((when) => ({
      ...myTicketsQuery({ when, page: 0, size: 1, locale }),
      refetchOnMount: true,
      initialData: heads[when],
      initialDataUpdatedAt: loadedAt,
    })),
    combine: (answers) => answers.map(({ data }) => data?.totalElements ?? 0),
  });
  return { upcoming: upcoming ?? 0, past: past ?? 0, cancelled: cancelled ?? 0 };
}
