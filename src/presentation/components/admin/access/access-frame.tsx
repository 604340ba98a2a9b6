import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { cn } from '../../ui/class-names';
import { AdminNav } from '../admin-nav';

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
export function AccessFrame({ current, title, intro, isAdmin = true, action, children }: AccessFrameProps) {
  const t = useTranslations('adminAccess.pages');
  return (
    <div className="grid grid-cols-1 gap-6">
      <AdminNav current={isAdmin ? 'access' : 'keys'} />
      {isAdmin ? (
        <nav aria-label={t('label')} className="flex flex-wrap gap-2">
          {PAGES.map(({ name, href }) => (
            <Link
              key={name}
              href={href}
              prefetch={false}
              aria-current={name === current ? 'page' : undefined}
              className={cn(
                'inline-flex min-h-9 items-center rounded-lg border px-3 font-semibold text-sm',
                name === current ? 'border-ink bg-ink text-paper' : 'border-line bg-card hover:border-ink',
              )}
            >
              {t(name)}
            </Link>
          ))}
        </nav>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0">
          <h1 className="break-words font-extrabold text-3xl sm:text-4xl">{title}</h1>
          {intro ? <p className="mt-1 max-w-prose text-ink-soft">{intro}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </div>
  );
}

export function AccessSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="font-bold text-xl">{title}</h2>
      {children}
    </section>
  );
}
