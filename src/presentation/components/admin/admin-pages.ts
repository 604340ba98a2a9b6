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
