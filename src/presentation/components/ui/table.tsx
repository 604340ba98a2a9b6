import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** Dense by design, with a header that stays. It scrolls sideways inside itself, never the page. */
export function Table({ className, label, ...props }: ComponentProps<'table'> & { label: string }) {
  return (
    <section
      data-slot="table-container"
      // Positioned, so that words for screen readers alone do not widen the page from within it.
      className="relative overflow-x-auto rounded-ticket border border-line bg-card"
      aria-label={label}
      // By keyboard it is scrolled from here, as WCAG 2.1.1 asks; the linter knows no element that scrolls.
      tabIndex={0}
    >
      <table
        data-slot="table"
        className={cn('w-full border-collapse text-left text-sm tabular-nums', className)}
        {...props}
      />
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<'thead'>) {
  return (
    <thead data-slot="table-header" className={cn('sticky top-0 z-10 bg-sunken text-ink-soft', className)} {...props} />
  );
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody data-slot="table-body" className={cn('divide-y divide-line', className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr data-slot="table-row" className={cn('hover:bg-ink/4', className)} {...props} />;
}

export function TableHeaderCell({ className, scope = 'col', ...props }: ComponentProps<'th'>) {
  return (
    <th
      data-slot="table-head"
      scope={scope}
      className={cn('whitespace-nowrap px-3 py-2.5 font-medium', className)}
      {...props}
    />
  );
}

/** A name of any length: on a phone it takes what the other columns leave, so that the last of them stays in sight. */
export const NAME_CELL = 'min-w-32 max-sm:w-full max-sm:max-w-0 sm:min-w-40 sm:max-w-80';

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td data-slot="table-cell" className={cn('break-words px-3 py-2.5 align-middle', className)} {...props} />;
}
