'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { controlClasses } from './input';

/**
 * The browser's own select: phones show their picker, and it works without JavaScript. Children are `<option>`s.
 * A client component, so that `Field` reaches the `<select>` and not the `<span>` around it.
 */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span data-slot="select" className="relative block">
      <select className={cn(controlClasses, 'h-11 appearance-none pr-10', className)} {...props}>
        {children}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-soft"
        aria-hidden="true"
      />
    </span>
  );
}
