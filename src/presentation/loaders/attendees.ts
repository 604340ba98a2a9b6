import { notFound } from 'next/navigation';
import { attendeeFilter } from '@/application/attendees/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import type { SignedIn } from '@/domain/user';
import type { AdminSearch } from './admin';

const PER_PAGE = 25;
/** On paper: as long as a browser lays out at once. */
const PER_SHEET = 1_000;

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);
const pageOf = (asked: string | undefined) => (asked !== undefined && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1);

/** What an address asks for; what makes no sense is left out. */
function filterOf(search: AdminSearch) {
  const { q, status, typeId } = attendeeFilter.shape;
  return {
    q: q.safeParse(one(search.q)).data,
    status: status.safeParse(one(search.status)).data,
    typeId: typeId.safeParse(one(search.type)).data,
  };
}

/** `page` counts from 1. */
export async function loadAllAttendees(actor: SignedIn, search: AdminSearch) {
  const { typeId: _, ...filter } = filterOf(search);
  const page = pageOf(one(search.page));
  const list = await queries.allAttendees(actor, filter, { page: page - 1, size: PER_PAGE });
  return { event: null, ...shown(list, filter, page) };
}

export async function loadEventAttendees(actor: SignedIn, id: string, search: AdminSearch) {
  const filter = filterOf(search);
  const page = pageOf(one(search.page));
  return orNotFound(async () => {
    const event = await queries.getEvent(actor, id);
    const list = await queries.eventAttendees(actor, event.id, filter, { page: page - 1, size: PER_PAGE });
    return { event, ...shown(list, filter, page) };
  });
}

type Found = Awaited<ReturnType<typeof queries.allAttendees>>;
const shown = (list: Found, filter: Partial<ReturnType<typeof filterOf>>, page: number) => ({
  list,
  page,
  totalPages: Math.ceil(list.total / PER_PAGE),
  filter: { q: filter.q ?? '', status: filter.status ?? '', type: filter.typeId ?? '' } as const,
});

/** A part of the list for the door, counted from 1. */
export async function loadAttendeesToPrint(actor: SignedIn, id: string, search: AdminSearch) {
  const page = pageOf(one(search.page));
  return orNotFound(async () => {
    const event = await queries.getEvent(actor, id);
    const printed = await queries.attendeesByName(actor, event.id, { page: page - 1, size: PER_SHEET });
    return {
      event,
      ...printed,
      page,
      totalPages: Math.ceil(printed.total / PER_SHEET),
      first: (page - 1) * PER_SHEET + 1,
    };
  });
}

export const loadOrderRecord = (actor: SignedIn, id: string) => orNotFound(() => queries.orderRecord(actor, id));

/** What can be given away and sold by hand, hidden types among them. */
export const loadDesk = (actor: SignedIn, id: string) => orNotFound(() => queries.getEvent(actor, id));

async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    // Whoever runs other events learns nothing of this one.
    if (error instanceof AppError && (error.code === 'RESOURCE_NOT_FOUND' || error.code === 'FORBIDDEN')) notFound();
    throw error;
  }
}
