import { useFormatter, useTranslations } from 'next-intl';
import type { AttendeeDto } from '@/application/attendees/schema';
import type { TicketStatus } from '@/domain/ticket';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Badge } from '../../ui/badge';
import { CheckInButton } from './check-in-button';

const TONES = { ACTIVE: 'ok', USED: 'ink', CANCELLED: 'neutral' } as const satisfies Record<TicketStatus, string>;

export function TicketState({ status }: { status: TicketStatus }) {
  const t = useTranslations('status.ticket');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}

/** On the event's own clocks. */
export function MomentOf({ at, timeZone }: { at: string; timeZone: string }) {
  const { dateTime } = useFormatter();
  return <time dateTime={at}>{dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone })}</time>;
}

/** Who it is, leading to their order. */
export function AttendeeName({ attendee: { name, email, orderId } }: { attendee: AttendeeDto }) {
  const t = useTranslations('people.list');
  return (
    <>
      <Link
        href={paths.adminOrder(orderId)}
        prefetch={false}
        className="font-semibold text-[0.9375rem] underline-offset-4 hover:underline"
      >
        <bdi>{name || t('noName')}</bdi>
      </Link>
      {email ? <span className="block text-ink-soft text-xs [overflow-wrap:anywhere]">{email}</span> : null}
    </>
  );
}

export function AttendeeState({ attendee }: { attendee: AttendeeDto }) {
  const t = useTranslations('people.list');
  const { dateTime } = useFormatter();
  const { usedAt, event, desk } = attendee;
  const when = (at: string) =>
    dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'short', timeZone: event.timeZone });
  return (
    <>
      <TicketState status={attendee.status} />
      {desk ? <Badge className="ml-1.5">{t(desk === 'door' ? 'door' : 'gift')}</Badge> : null}
      {attendee.status === 'USED' && usedAt ? (
        <span className="mt-1 block text-ink-soft text-xs">{t('usedAt', { when: when(usedAt) })}</span>
      ) : null}
    </>
  );
}

/** Lets somebody in who stands there without a code to scan. */
export function LetIn({ attendee }: { attendee: AttendeeDto }) {
  const { status, code, ticketId, name, event } = attendee;
  if (status !== 'ACTIVE') return null;
  return <CheckInButton ticket={{ id: ticketId, code, name: name || code }} eventId={event.id} />;
}
