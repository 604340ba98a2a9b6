'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { OrderTicket } from '@/application/attendees/schema';
import { undoAttendeeCheckIn } from '@/presentation/actions/attendees';
import { Button } from '../../../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { Input } from '../../../ui/input';
import { useActionForm } from '../../../use-action-form';
import { FormRefusal } from '../form-refusal';

type Props = { ticket: OrderTicket; isOpen: boolean; onClose: () => void };

export function UndoCheckInDialog({ ticket, isOpen, onClose }: Props) {
  const t = useTranslations('people.ticket');
  const name = ticket.participantName || ticket.code;
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t('undoTitle')} description={t('undoText', { name })}>
        <UndoForm ticketId={ticket.id} name={name} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function UndoForm({ ticketId, name, onDone }: { ticketId: string; name: string; onDone: () => void }) {
  const t = useTranslations('people.ticket');
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: undoAttendeeCheckIn,
    initial: { reason: '' },
    onDone: () => {
      toast.success(t('undoneDone', { name }));
      onDone();
    },
  });
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <FormRefusal error={error} />
      <input type="hidden" name="ticketId" value={ticketId} />
      <Field label={t('reason')} error={errorOf('reason')}>
        <Input autoComplete="off" maxLength={200} {...control('reason')} />
      </Field>
      <DialogFooter>
        <Button type="submit" variant="accent" pending={isPending}>
          {isPending ? t('undoing') : t('undoSubmit')}
        </Button>
      </DialogFooter>
    </form>
  );
}
