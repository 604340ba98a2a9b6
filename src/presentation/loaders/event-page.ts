import { cache } from 'react';
import type { EventDetailDto, EventDto } from '@/application/events/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { VISITOR } from '@/domain/user';
import { saleState } from '../components/events/sale-state';

/** The event as everybody sees it, or null where nobody may know of it. The page is cached, so it never asks who reads it. */
export const loadEventPage = cache(async (slug: string, locale: string): Promise<EventDetailDto | null> => {
  try {
    return await queries.getEvent(VISITOR, slug, locale);
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') return null;
    throw error;
  }
});

const SHOWN = 3;

/** Where nothing can be bought: the soonest events that can, those of the same kind first. */
export async function loadRelated(event: EventDetailDto, locale: string): Promise<EventDto[]> {
  if (saleState(event).kind === 'onSale') return [];
  const upcoming = await queries.upcomingEvents({ limit: 50 }, locale);
  const open = upcoming.filter((other) => other.isAvailable && other.id !== event.id);
  const isAlike = ({ category }: EventDto) => category === event.category;
  return [...open.filter(isAlike), ...open.filter((other) => !isAlike(other))].slice(0, SHOWN);
}
