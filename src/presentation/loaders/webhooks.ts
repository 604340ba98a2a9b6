import { notFound } from 'next/navigation';
import { DELIVERY_STATES } from '@/application/webhooks/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import type { SignedIn } from '@/domain/user';
import type { AdminSearch } from './admin';

const CALLS_PER_PAGE = 25;

async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') notFound();
    throw error;
  }
}

/** One webhook and the calls that the address asks for. `page` counts from 1; what makes no sense is left out. */
export async function loadWebhook(actor: SignedIn, id: string, search: AdminSearch) {
  const asked = typeof search.page === 'string' ? search.page : '';
  const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  const state = DELIVERY_STATES.find((known) => known === search.state);
  const read = await orNotFound(queries.readWebhook(actor, id, { page: page - 1, size: CALLS_PER_PAGE }, state));
  return { ...read, page, filter: state ?? null };
}

export const loadCall = (actor: SignedIn, id: string) => orNotFound(queries.readCall(actor, id));
