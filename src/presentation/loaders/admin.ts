import { notFound } from 'next/navigation';
import { listEventsQuery, type SortField } from '@/application/events/schema';
import { queries } from '@/composition';
import { COUNTRIES, countryName } from '@/domain/country';
import { AppError } from '@/domain/errors';
import { type Action, can, lacksSecondFactor } from '@/domain/policy';
import type { SignedIn } from '@/domain/user';
import { PAGE_SIZES } from '../components/admin/event-list/list-filter';
import { redirect } from '../i18n/navigation';
import type { Locale } from '../i18n/routing';
import { paths } from '../paths';
import { requireSignedInPage } from './account';

/**
 * Whoever may not do `action` to anything learns nothing here, not even that there is something. A page that organisers
 * see, too, names what they may (`event.update`, say) and asks about the event, or for `eventScope`, once more.
 */
export async function requireAdminPage(
  locale: Locale,
  path: string,
  action: Action = 'event.list-drafts',
): Promise<SignedIn> {
  const actor = await requireSignedInPage(locale, path);
  if (lacksSecondFactor(actor)) redirect({ href: paths.secondFactorThen(path), locale });
  if (!can(actor, action)) notFound();
  return actor;
}

export type AdminSearch = Record<string, string | string[] | undefined>;

const DEFAULT_SORT: { field: SortField; direction: 'asc' | 'desc' } = { field: 'eventDate', direction: 'asc' };

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The event list as its address asks for it. An address that makes no sense shows the whole list. */
export async function loadAdminEvents(actor: SignedIn, search: AdminSearch) {
  const sort = one(search.sort);
  const page = Number(one(search.page) ?? 1);
  const size = PAGE_SIZES.find((known) => String(known) === search.size) ?? PAGE_SIZES[0];
  const asked = {
    q: one(search.q),
    status: one(search.status),
    category: one(search.category),
    sort: sort ? [sort] : undefined,
    page: String(Number.isSafeInteger(page) && page > 0 ? page - 1 : 0),
    size: String(size),
  };
  const parsed = listEventsQuery.safeParse(asked);
  const query = parsed.success ? parsed.data : listEventsQuery.parse({ size: String(size) });
  return {
    events: await queries.managedEvents(actor, query),
    filter: {
      q: query.q ?? '',
      status: query.status ?? '',
      category: query.category ?? '',
      sort: query.sort[0] ?? DEFAULT_SORT,
      size,
    },
    mayCreate: can(actor, 'event.create'),
  };
}

/** The event as its organiser wrote it: without a locale nothing is translated. */
export async function loadEditPage(actor: SignedIn, id: string) {
  try {
    const event = await queries.getEvent(actor, id);
    // Public as it may be, to others it is no form.
    if (!can(actor, 'event.update', event)) notFound();
    const [sold, publishAt] = await Promise.all([
      queries.soldTicketTypes(actor, [event.id]),
      queries.publicationOf(event),
    ]);
    return { event, publishAt, soldTypeIds: sold.map(({ ticketTypeId }) => ticketTypeId) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') notFound();
    throw error;
  }
}

/** By name, as the reader's language sorts them. */
export const countriesIn = (locale: string) =>
  COUNTRIES.map((code) => ({ code, name: countryName(code, locale) })).sort((a, b) =>
    a.name.localeCompare(b.name, locale),
  );

/** Every zone that this server can reckon with; browsers know slightly different lists. */
export const timeZones = () => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
