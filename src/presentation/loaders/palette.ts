import { type Action, can } from '@/domain/policy';
import { currentActor } from '../auth';
import type { PalettePage } from '../components/admin/palette/palette-page';
import { ADMIN_PAGES } from '../components/admin/shell/admin-pages';
import { paths } from '../paths';

type Entry = { name: string; href: string; action: Action };

const MORE: readonly Entry[] = [
  { name: 'newEvent', href: paths.newEvent, action: 'event.create' },
  { name: 'importEvents', href: paths.importEvents, action: 'event.create' },
  { name: 'newWebhook', href: paths.newWebhook, action: 'webhook.manage' },
  { name: 'account', href: paths.account, action: 'account.read' },
];

/** The pages that somebody may choose from; null for whoever runs nothing here. */
export async function loadPalettePages(): Promise<PalettePage[] | null> {
  const actor = await currentActor();
  if (actor.kind !== 'user' || !can(actor, 'event.list-managed')) return null;
  const ofNav: readonly Entry[] = ADMIN_PAGES;
  const all = [...ofNav.map((page) => ({ ...page, isNav: true })), ...MORE.map((page) => ({ ...page, isNav: false }))];
  return all.filter(({ action }) => can(actor, action)).map(({ name, href, isNav }) => ({ name, href, isNav }));
}
