import { useTranslations } from 'next-intl';
import type { AttendeeDto } from '@/application/attendees/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';
import { AttendeeName, AttendeeState, LetIn, MomentOf } from './attendee-words';

type AttendeesProps = { attendees: readonly AttendeeDto[]; showsEvent: boolean };

/** On a phone the same stands on cards. */
export function AttendeeTable({ attendees, showsEvent }: AttendeesProps) {
  const t = useTranslations('people.list');
  return (
    <div className="hidden md:block">
      <Table label={t('caption')}>
        <TableHead>
          <tr>
            <TableHeaderCell>{t('name')}</TableHeaderCell>
            <TableHeaderCell>{t('code')}</TableHeaderCell>
            <TableHeaderCell>{showsEvent ? t('event') : t('type')}</TableHeaderCell>
            <TableHeaderCell>{t('state')}</TableHeaderCell>
            <TableHeaderCell>{t('bought')}</TableHeaderCell>
            <TableHeaderCell className="w-0">
              <span className="sr-only">{t('actions')}</span>
            </TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {attendees.map((attendee) => (
            <TableRow key={attendee.ticketId}>
              <TableCell className="min-w-44 max-w-72">
                <AttendeeName attendee={attendee} />
              </TableCell>
              <TableCell className="font-mono">{attendee.code}</TableCell>
              <TableCell className="max-w-64">
                <WhatFor attendee={attendee} showsEvent={showsEvent} />
              </TableCell>
              <TableCell className="max-w-56">
                <AttendeeState attendee={attendee} />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <MomentOf at={attendee.purchasedAt} timeZone={attendee.event.timeZone} />
              </TableCell>
              <TableCell className="px-2">
                <LetIn attendee={attendee} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

export function WhatFor({ attendee: { event, typeName }, showsEvent }: { attendee: AttendeeDto; showsEvent: boolean }) {
  if (!showsEvent) return typeName;
  return (
    <>
      <Link
        href={paths.eventAttendees(event.id)}
        prefetch={false}
        className="underline-offset-4 [overflow-wrap:anywhere] hover:underline"
      >
        <bdi>{event.name}</bdi>
      </Link>
      <span className="block text-ink-soft text-xs">{typeName}</span>
    </>
  );
}
