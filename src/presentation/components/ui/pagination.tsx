import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { cn } from './class-names';
import { pageNumbers } from './page-numbers';

type PaginationProps = {
  /** From 1. */
  page: number;
  totalPages: number;
  /** The address of a page, without locale. */
  href: (page: number) => string;
  className?: string;
};

const boxClasses = 'figures grid h-11 min-w-11 place-items-center rounded-lg px-2 font-semibold';

/** Links, so that it works without JavaScript and each page has its address. */
export function Pagination({ page, totalPages, href, className }: PaginationProps) {
  const t = useTranslations('common');
  if (totalPages < 2) return null;
  return (
    <nav
      data-slot="pagination"
      aria-label={t('pages')}
      className={cn('flex flex-wrap items-center justify-center gap-1', className)}
    >
      {page > 1 ? (
        <Link
          href={href(page - 1)}
          rel="prev"
          className={cn(boxClasses, 'hover:bg-ink/8')}
          aria-label={t('previousPage')}
        >
          <ChevronLeft className="size-5" aria-hidden="true" />
        </Link>
      ) : null}
      {pageNumbers(page, totalPages).map((number, index) =>
        number === null ? (
          <span key={`gap-${index === 1 ? 'before' : 'after'}`} className={boxClasses} aria-hidden="true">
            …
          </span>
        ) : (
          <Link
            key={number}
            href={href(number)}
            aria-current={number === page ? 'page' : undefined}
            aria-label={t('pageNumber', { number })}
            className={cn(boxClasses, number === page ? 'bg-ink text-paper' : 'hover:bg-ink/8')}
          >
            {number}
          </Link>
        ),
      )}
      {page < totalPages ? (
        <Link href={href(page + 1)} rel="next" className={cn(boxClasses, 'hover:bg-ink/8')} aria-label={t('nextPage')}>
          <ChevronRight className="size-5" aria-hidden="true" />
        </Link>
      ) : null}
    </nav>
  );
}
