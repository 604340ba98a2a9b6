import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { cn } from '../../ui/class-names';

const PAGES = [
  { name: 'attendees', href: paths.eventAttendees },
  { name: 'desk', href: paths.eventDesk },
  { name: 'messages', href: paths.eventMessages },
  { name: 'print', href: paths.printAttendees },
] as const;

type PeopleNavProps = { event: { id: string; name: string }; current: (typeof PAGES)[number]['name'] | null };

/** Which event this is about, and what else there is of its people. */
export function PeopleNav({ event, current }: PeopleNavProps) {
  const t = useTranslations('people.nav');
  return (
    <div className="grid grid-cols-1 gap-3">
      <Link
        href={paths.editEvent(event.id)}
        prefetch={false}
        className="inline-flex w-fit max-w-full items-center gap-1.5 font-semibold text-ink-soft text-sm hover:text-ink"
      >
        <ArrowLeft className="size-4 shrink-0" aria-hidden="true" />
        <span className="min-w-0 break-words">{event.name}</span>
      </Link>
      <nav aria-label={t('label')} className="flex flex-wrap gap-2">
        {PAGES.map(({ name, href }) => (
          <Link
            key={name}
            href={href(event.id)}
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
    </div>
  );
}
