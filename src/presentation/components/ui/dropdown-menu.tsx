'use client';

import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './class-names';

export const DropdownMenu = Radix.Root;
export const DropdownMenuTrigger = Radix.Trigger;

export function DropdownMenuContent({ className, sideOffset = 6, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        data-slot="dropdown-menu-content"
        sideOffset={sideOffset}
        collisionPadding={12}
        className={cn(
          'z-50 min-w-48 animate-appear rounded-lg border border-line bg-card p-1.5 text-ink shadow-lg',
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}

const itemClasses =
  'flex min-h-10 cursor-pointer select-none items-center gap-2.5 rounded-md px-2.5 text-[0.9375rem] outline-none data-[disabled]:cursor-not-allowed data-[highlighted]:bg-ink/8 data-[disabled]:opacity-55 [&_svg]:size-4 [&_svg]:text-ink-soft';

export function DropdownMenuItem({ className, ...props }: ComponentProps<typeof Radix.Item>) {
  return <Radix.Item data-slot="dropdown-menu-item" className={cn(itemClasses, className)} {...props} />;
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return (
    <Radix.Label
      data-slot="dropdown-menu-label"
      className={cn('px-2.5 py-1.5 text-ink-soft text-sm', className)}
      {...props}
    />
  );
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Radix.Separator>) {
  return (
    <Radix.Separator
      data-slot="dropdown-menu-separator"
      className={cn('-mx-1.5 my-1.5 h-px bg-line', className)}
      {...props}
    />
  );
}
