import type { ComponentProps, ReactNode } from 'react';
import { cn } from './ui/class-names';

type TicketProps = Omit<ComponentProps<'div'>, 'children'> & {
  children: ReactNode;
  /** The part that is torn off: it carries the number that matters (price, seats left, code). */
  stub: ReactNode;
  /** `row`: stub at the right-hand side. `column`: stub below. */
  direction?: 'row' | 'column';
  mainClassName?: string;
  stubClassName?: string;
};

/** The printed ticket: a card with a stub behind a notched perforation. A `.ticket-link` inside it covers all of it. */
export function Ticket({
  children,
  stub,
  direction = 'column',
  className,
  mainClassName,
  stubClassName,
  ...props
}: TicketProps) {
  return (
    <div className={cn('ticket', direction === 'row' && 'ticket-row', className)} {...props}>
      <div className={cn('ticket-main', mainClassName)}>{children}</div>
      <div className={cn('ticket-stub', stubClassName)}>{stub}</div>
    </div>
  );
}
