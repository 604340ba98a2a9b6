import { notFound } from 'next/navigation';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { can } from '@/domain/policy';
import type { SignedIn } from '@/domain/user';
import type { AdminSearch } from './admin';

const CHANGES_PER_PAGE = 50;

/** Why an event has as many seats left as it has, as an address asks for it. `page` counts from 1. */
export async function loadEventNumbers(actor: SignedIn, id: string, { page: asked, door }: AdminSearch) {
  const page = typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  const isDoorToo = door === 'on';
  try {
    const event = await queries.getEvent(actor, id);
    // Public as it may be, its numbers are for those who run it.
    if (!can(actor, 'event.list-attendees', event)) notFound();
    const numbers = await queries.eventNumbers(actor, event.id, isDoorToo, {
      page: page - 1,
      size: CHANGES_PER_PAGE,
    });
    const totalPages = Math.ceil(numbers.total / CHANGES_PER_PAGE);
    return { event, numbers, isDoorToo, page: Math.min(page, Math.max(totalPages, 1)), totalPages };
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') notFound();
    throw error;
  }
}
