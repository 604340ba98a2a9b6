import type { ReactNode } from 'react';
import { cn } from './ui/class-names';

type EmptyStateProps = {
  title: ReactNode;
  children?: ReactNode;
  /** The way out: a link or a button. */
  action?: ReactNode;
  className?: string;
  headingLevel?: 1 | 2 | 3;
};

/** A blank ticket: nothing here, why, and where to go from here. */
export function EmptyState({ title, children, action, className, headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={cn('ticket ticket-row mx-auto w-full max-w-2xl', className)}>
      <div className="ticket-main grid gap-3 px-6 py-10 sm:px-10">
        <Heading className="font-bold text-2xl">{title}</Heading>
        {children ? <div className="max-w-prose text-ink-soft">{children}</div> : null}
        {action ? <div className="mt-2 flex flex-wrap gap-3">{action}</div> : null}
      </div>
      <div className="ticket-stub hidden w-24 place-items-center bg-sunken sm:grid" aria-hidden="true">
        <Barcode className="h-32 w-10 text-ink/25" />
      </div>
    </div>
  );
}

const BARS = [3, 1, 2, 1, 4, 1, 1, 3, 2, 1, 1, 2, 4, 1, 3, 1, 1, 2, 1, 3, 2, 1, 4, 1];

/** Printer's bars, for looks only: no scanner reads them. */
export function Barcode({ className, isLying }: { className?: string; isLying?: boolean }) {
  let y = 0;
  return (
    <svg
      viewBox={isLying ? '0 0 78 20' : '0 0 20 78'}
      preserveAspectRatio="none"
      className={className}
      aria-hidden="true"
    >
      {BARS.map((height, index) => {
        const bar = index % 2 === 0 ? { y, height } : null;
        y += height * 1.7;
        return bar ? (
          <rect
            key={bar.y}
            {...(isLying
              ? { x: bar.y, width: bar.height * 1.7, y: 0, height: 20 }
              : { x: 0, width: 20, y: bar.y, height: bar.height * 1.7 })}
            fill="currentColor"
          />
        ) : null;
      })}
    </svg>
  );
}
