import type { ReactNode } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { cn } from '../../ui/class-names';

type ChoiceLinksProps = {
  /** What is chosen between. */
  label: string;
  choices: readonly { key: string; href: string; isCurrent: boolean; name: ReactNode }[];
  /** Whether each is a page of its own, and not another sight of this one. */
  arePages?: boolean;
  /** Whether the reader stays where they have scrolled to. */
  staysInPlace?: boolean;
};

/** One of a few: links, so that each has its address. */
export function ChoiceLinks({ label, choices, arePages = false, staysInPlace = false }: ChoiceLinksProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1.5 sm:gap-2">
      {choices.map(({ key, href, isCurrent, name }) => (
        <Link
          key={key}
          href={href}
          prefetch={false}
          scroll={!staysInPlace}
          aria-current={isCurrent ? (arePages ? 'page' : 'true') : undefined}
          className={cn(
            'inline-flex min-h-9 items-center gap-2 rounded-lg border px-2.5 font-semibold text-sm sm:px-3',
            isCurrent ? 'border-ink bg-ink text-paper' : 'border-line bg-card hover:border-ink',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
