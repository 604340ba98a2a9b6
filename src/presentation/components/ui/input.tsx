import type { ComponentProps } from 'react';
import { cn } from './class-names';

// 16 px text: iOS zooms into anything smaller.
export const controlClasses =
  'w-full rounded-lg border border-field bg-card px-3 text-base text-ink placeholder:text-ink-soft/80 transition-colors duration-150 hover:border-ink focus-visible:border-ink disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-soft aria-invalid:border-danger aria-invalid:border-2';

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input data-slot="input" type={type} className={cn(controlClasses, 'h-11', className)} {...props} />;
}

export function Textarea({ className, rows = 5, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      data-slot="textarea"
      rows={rows}
      className={cn(controlClasses, 'min-h-24 py-2.5 leading-relaxed', className)}
      {...props}
    />
  );
}
