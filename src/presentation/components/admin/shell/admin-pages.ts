import type { Action } from '@/domain/policy';
import { paths } from '@/presentation/paths';

/** Where the administration leads, and what one must be able to do there; `access` is keys alone for whoever is no admin. */
export const ADMIN_PAGES = [
  { name: 'overview', href: paths.admin, action: 'event.list-managed' },
  { name: 'events', href: paths.adminEvents, action: 'event.list-managed' },
  { name: 'series', href: paths.adminSeries, action: 'event.update' },
  { name: 'attendees', href: paths.adminAttendees, action: 'event.list-attendees' },
  { name: 'door', href: paths.door, action: 'ticket.check-in' },
  { name: 'settings', href: paths.adminSettings, action: 'shop.change' },
  { name: 'mail', href: paths.adminMail, action: 'mail.read' },
  { name: 'access', href: paths.adminPeople, action: 'access.read' },
  { name: 'keys', href: paths.adminApiKeys, action: 'api-key.make' },
  { name: 'webhooks', href: paths.adminWebhooks, action: 'webhook.manage' },
] as const satisfies readonly { name: string; href: string; action: Action }[];

export type AdminPageName = (typeof ADMIN_PAGES)[number]['name'];
export type ShownAdminPage = { name: AdminPageName; href: string; label: string };

/** The entry that a page belongs to, by the first part of its address below `/admin`; the first of them that is shown. */
const AREAS: Readonly<Record<string, readonly AdminPageName[]>> = {
  events: ['events'],
  series: ['series'],
  attendees: ['attendees'],
  orders: ['attendees'],
  messages: ['attendees'],
  settings: ['settings'],
  mail: ['mail'],
  people: ['access'],
  // Whoever may not see people has an entry for keys alone.
  'api-keys': ['access', 'keys'],
  audit: ['access'],
  jobs: ['access'],
  webhooks: ['webhooks'],
};

/** What an event has of its people: `/admin/events/[id]/desk`, say. */
const OF_PEOPLE = new Set(['attendees', 'desk', 'messages']);

/** Which of `shown` the page at `parts`, its address below `/admin`, belongs to. */
export function currentPage(
  [first, , third]: readonly string[],
  shown: readonly Pick<ShownAdminPage, 'name'>[],
): AdminPageName | null {
  if (first === undefined) return 'overview';
  const areas = first === 'events' && OF_PEOPLE.has(third ?? '') ? ['attendees'] : (AREAS[first] ?? []);
  return shown.find(({ name }) => areas.includes(name))?.name ?? null;
}
