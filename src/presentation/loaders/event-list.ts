import type { EventDto } from '@/application/events/schema';
import type { Page } from '@/application/schema';
import { queries } from '@/composition';
import { VISITOR } from '@/domain/user';
import { type ListCriteria, toListQuery } from '../event-list-query';

/** The list is the same for everybody, admins included: drafts are looked for in the admin pages. */
export const loadEventList = (criteria: ListCriteria, locale: string): Promise<Page<EventDto>> =>
  queries.listEvents(VISITOR, toListQuery(criteria, new Date()), locale);
