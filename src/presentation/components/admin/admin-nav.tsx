import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { cn } from '../ui/class-names';

/** The palette leads to them, too. */
export const ADMIN_PAGES = [
  { name: 'overview', href: paths.admin },
  { name: 'events', href: paths.adminEvents },
  { name: 'series', href: paths.adminSeries },
  { name: 'attendees', href: paths.adminAttendees },
  { name: 'door', href: paths.door },
  { name: 'settings', href: paths.adminSettings },
  { name: 'mail', href: paths.adminMail },
  { name: 'access', href: paths.adminPeople },
  { name: 'webhooks', href: paths.adminWebhooks },
] as const;

/** In the pages and not in their layout, which whoever is no admin is answered with, too. */
export function AdminNav({ current }: { current: (typeof ADMIN_PAGES)[number]['name'] }) {
  const t = useTranslations('admin.nav');
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-1 border-line border-b">
      {ADMIN_PAGES.map(({ name, href }) => (
        <Link
          key={name}
          href={href}
          prefetch={false}
          aria-current={name === current ? 'page' : undefined}
          className={cn(
            '-mb-px border-transparent border-b-2 px-3 py-2.5 font-semibold text-[0.9375rem] hover:text-ink',
            name === current ? 'border-coral text-ink' : 'text-ink-soft',
          )}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
