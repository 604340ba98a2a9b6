'use client';

import { UserCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { checkInAttendee, undoAttendeeCheckIn } from '@/presentation/actions/attendees';
import { Button } from '../../ui/button';

type CheckInButtonProps = { ticket: { id: string; code: string; name: string }; eventId: string };

/** Lets somebody in; who pressed the wrong row takes it back from the message. */
export function CheckInButton({ ticket, eventId }: CheckInButtonProps) {
  const t = useTranslations('people.checkIn');
  const errors = useTranslations('errors');
  const [isPending, start] = useTransition();
  const { name } = ticket;

  const undo = async () => {
    const answer = await undoAttendeeCheckIn(null, { ticketId: ticket.id, reason: t('undoReason') });
    if (answer.ok) toast.success(t('undone', { name }));
    else toast.error(errors(answer.error.code));
  };
  const letIn = () =>
    start(async () => {
      const answer = await checkInAttendee(null, { confirmationCode: ticket.code, eventId });
      if (answer.ok) toast.success(t('done', { name }), { action: { label: t('undo'), onClick: undo } });
      else toast.error(errors(answer.error.code));
    });
  return (
    <Button variant="outline" size="sm" pending={isPending} onClick={letIn} aria-label={`${t('do')}: ${name}`}>
      {isPending ? null : <UserCheck aria-hidden="true" />}
      {isPending ? t('pending') : t('do')}
    </Button>
  );
}
