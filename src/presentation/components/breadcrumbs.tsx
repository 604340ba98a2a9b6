import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';

/** A page above this one: its path is without locale. */
export type Crumb = { name: string; path: string };

/** The pages above this one, the nearest last. This one is named by its heading. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  const t = useTranslations('nav');
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className="flex flex-wrap items-center gap-x-1 text-[0.9375rem] text-ink-soft">
        {trail.map(({ name, path }, index) => (
          <li key={path} className="inline-flex items-center gap-x-1">
            {index > 0 ? <ChevronRight className="size-4 shrink-0" aria-hidden="true" /> : null}
            <Link
              href={path}
              prefetch={false}
              className="inline-flex min-h-10 items-center underline-offset-4 hover:text-ink hover:underline"
            >
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
