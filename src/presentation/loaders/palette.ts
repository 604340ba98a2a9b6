import { type Action, can } from '@/domain/policy';
import { currentActor } from '../auth';
import { ADMIN_PAGES } from '../components/admin/admin-nav';
import type { PalettePage } from '../components/admin/palette/palette-launcher';
import { paths } from '../paths';

/** For whom a page is; one that is not here is for administrators. */
const FOR: Record<string, Action> = {
  overview: 'event.list-managed',
  events: 'event.list-managed',
  attendees: 'event.list-attendees',
  door: 'ticket.check-in',
  newEvent: 'event.create',
  importEvents: 'event.create',
  account: 'account.read',
};

const MORE = [
  { name: 'newEvent', href: paths.newEvent },
  { name: 'importEvents', href: paths.importEvents },
  { name: 'newWebhook', href: paths.newWebhook },
  { name: 'account', href: paths.account },
];

/** The pages that somebody may choose from; null for whoever runs nothing here. */
export async function loadPalettePages(): Promise<PalettePage[] | null> {
  const actor = await currentActor();
  if (actor.kind !== 'user' || !can(actor, 'event.list-managed')) return null;
  const all = [
    ...ADMIN_PAGES.map(({ name, href }) => ({ name: String(name), href: String(href), isNav: true })),
    ...MORE.map((page) => ({ ...page, isNav: false })),
  ];
  return all.filter(({ name }) => can(actor, FOR[name] ?? 'event.list-drafts'));
}
