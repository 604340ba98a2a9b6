'use client';

import { useTranslations } from 'next-intl';
import { cn } from '../../ui/class-names';
import { useSectionInView } from './use-section-in-view';

type Section = { id: string; title: string };

/** Beside the sections where there is room; on a phone one scrolls. */
export function SettingsNav({ sections }: { sections: Section[] }) {
  const t = useTranslations('settings');
  const inView = useSectionInView(sections.map(({ id }) => id));
  return (
    <nav aria-label={t('nav')} className="hidden self-start lg:sticky lg:top-24 lg:block">
      <ul className="grid border-line border-l">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === inView ? 'true' : undefined}
              className={cn(
                '-ml-px block border-transparent border-l-2 px-4 py-2 text-[0.9375rem] hover:text-ink',
                id === inView ? 'border-coral font-semibold text-ink' : 'text-ink-soft',
              )}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
