import type { EventDto } from '@/application/events/schema';
import type { Page } from '@/application/schema';
import { queries } from '@/composition';
import { ANONYMOUS } from '@/domain/user';
import { type ListAddress, toListQuery } from '../event-list-query';

/** The list is the same for everybody, admins included: drafts are looked for in the admin pages. */
export const loadEventList = (address: ListAddress, locale: string): Promise<Page<EventDto>> =>
  queries.listEvents(ANONYMOUS, toListQuery(address, new Date()), locale);
