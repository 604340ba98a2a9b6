import type { ReactNode } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { Ticket } from '../../ticket-stub';

type EntryTicketProps = {
  /** On the stub: for whom this is the wrong form, and the way to the other. */
  question: string;
  href: string;
  other: string;
  children: ReactNode;
};

/** The frame of the forms by which one signs in and up. */
export function EntryTicket({ question, href, other, children }: EntryTicketProps) {
  return (
    <Ticket
      className="self-start lg:col-start-2 lg:row-span-2 lg:row-start-1"
      mainClassName="p-6 sm:p-8"
      stubClassName="bg-sunken px-6 py-5 sm:px-8"
      stub={
        <p className="text-sm">
          {question}{' '}
          <Link href={href} className="font-semibold text-coral-text underline underline-offset-4">
            {other}
          </Link>
        </p>
      }
    >
      {children}
    </Ticket>
  );
}
