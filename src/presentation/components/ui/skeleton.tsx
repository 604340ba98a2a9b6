import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** Holds the place of what is being loaded. Say so once, on the container: `aria-busy` and a visually hidden text. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="skeleton"
      aria-hidden="true"
      className={cn('animate-pulse rounded-md bg-ink/10', className)}
      {...props}
    />
  );
}
