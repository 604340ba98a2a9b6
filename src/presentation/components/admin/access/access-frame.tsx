import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '@/presentation/paths';
import { AdminPage } from '../shell/admin-page';
import { ChoiceLinks } from '../shell/choice-links';

const PAGES = [
  { name: 'people', href: paths.adminPeople },
  { name: 'keys', href: paths.adminApiKeys },
  { name: 'audit', href: paths.adminAudit },
  { name: 'jobs', href: paths.adminJobs },
] as const;

type AccessFrameProps = {
  current: (typeof PAGES)[number]['name'];
  title: ReactNode;
  intro?: ReactNode;
  /** Whether the reader runs the whole shop; all others have keys of their own alone. */
  isAdmin?: boolean;
  action?: ReactNode;
  children: ReactNode;
};

/** What stands around every page of this area. */
export function AccessFrame({ current, isAdmin = true, ...page }: AccessFrameProps) {
  const t = useTranslations('adminAccess.pages');
  const choices = PAGES.map(({ name, href }) => ({ key: name, href, isCurrent: name === current, name: t(name) }));
  return <AdminPage above={isAdmin ? <ChoiceLinks label={t('label')} choices={choices} arePages /> : null} {...page} />;
}
