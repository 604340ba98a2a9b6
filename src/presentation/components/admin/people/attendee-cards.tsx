import { useTranslations } from 'next-intl';
import type { AttendeeDto } from '@/application/attendees/schema';
import { WhatFor } from './attendee-table';
import { AttendeeName, AttendeeState, LetIn } from './attendee-words';

/** The table's rows where there is no room for columns. */
export function AttendeeCards({ attendees, showsEvent }: { attendees: readonly AttendeeDto[]; showsEvent: boolean }) {
  const t = useTranslations('people.list');
  return (
    <ul aria-label={t('caption')} className="grid grid-cols-1 gap-3 md:hidden">
      {attendees.map((attendee) => (
        <li key={attendee.ticketId} className="grid grid-cols-1 gap-2 rounded-ticket border border-line bg-card p-4">
          <div className="min-w-0 break-words">
            <AttendeeName attendee={attendee} />
          </div>
          <div className="min-w-0 break-words text-sm">
            <WhatFor attendee={attendee} showsEvent={showsEvent} />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <div className="text-sm">
              <span className="mr-2 font-mono">{attendee.code}</span>
              <AttendeeState attendee={attendee} />
            </div>
            <LetIn attendee={attendee} />
          </div>
        </li>
      ))}
    </ul>
  );
}
