import { cache } from 'react';
import type { EventDetailDto } from '@/application/events/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { VISITOR } from '@/domain/user';

/** The event as everybody sees it, or null where nobody may know of it. The page is cached, so it never asks who reads it. */
export const loadEventPage = cache(async (slug: string, locale: string): Promise<EventDetailDto | null> => {
  try {
    return await queries.getEvent(VISITOR, slug, locale);
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') return null;
    throw error;
  }
});
