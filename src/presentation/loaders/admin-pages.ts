import { getTranslations } from 'next-intl/server';
import { can } from '@/domain/policy';
import { currentActor } from '../auth';
import { ADMIN_PAGES } from '../components/admin/shell/admin-pages';

/** The pages of the administration that there are for the reader. People and keys share an area: one entry leads there. */
export async function loadAdminPages() {
  const [actor, t] = await Promise.all([currentActor(), getTranslations('admin.nav')]);
  const open = ADMIN_PAGES.filter(({ action }) => can(actor, action));
  const pages = open
    .filter(({ name }) => name !== 'keys' || !open.some((page) => page.name === 'access'))
    .map(({ name, href }) => ({ name, href, label: t(name) }));
  return { label: t('label'), pages };
}
