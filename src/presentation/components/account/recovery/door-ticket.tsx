import type { ReactNode } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { Ticket } from '../../ticket-stub';

type DoorTicketProps = {
  /** The other way on, on the stub. */
  aside: { text?: string; label: string; href: string };
  children: ReactNode;
};

/** The form side of an `AccountPage`. */
export function DoorTicket({ aside, children }: DoorTicketProps) {
  return (
    <Ticket
      className="self-start lg:col-start-2 lg:row-span-2 lg:row-start-1"
      mainClassName="p-6 sm:p-8"
      stubClassName="bg-sunken px-6 py-5 text-sm sm:px-8"
      stub={
        <p>
          {aside.text ? `${aside.text} ` : null}
          <Link
            href={aside.href}
            prefetch={false}
            className="font-semibold text-coral-text underline underline-offset-4"
          >
            {aside.label}
          </Link>
        </p>
      }
    >
      {children}
    </Ticket>
  );
}
