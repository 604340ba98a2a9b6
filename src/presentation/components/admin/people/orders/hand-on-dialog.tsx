'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { OrderTicket } from '@/application/attendees/schema';
import { offerForHolder } from '@/presentation/actions/attendees';
import { Button } from '../../../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { Input } from '../../../ui/input';
import { useActionForm } from '../../../use-action-form';
import { FormRefusal } from '../form-refusal';

type Props = { ticket: OrderTicket; owner: string; isOpen: boolean; onClose: () => void };

export function HandOnDialog({ ticket, owner, isOpen, onClose }: Props) {
  const t = useTranslations('people.ticket');
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t('transferTitle')} description={t('transferText', { owner })}>
        <HandOnForm ticketId={ticket.id} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function HandOnForm({ ticketId, onDone }: { ticketId: string; onDone: () => void }) {
  const t = useTranslations('people.ticket');
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: offerForHolder,
    initial: { email: '' },
    onDone: (_, { email }) => {
      toast.success(t('offered', { email: email.trim() }));
      onDone();
    },
  });
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <FormRefusal error={error} />
      <input type="hidden" name="ticketId" value={ticketId} />
      <Field label={t('email')} error={errorOf('email')}>
        <Input type="email" autoComplete="off" maxLength={254} {...control('email')} />
      </Field>
      <DialogFooter>
        <Button type="submit" variant="accent" pending={isPending}>
          {isPending ? t('transferring') : t('transferSubmit')}
        </Button>
      </DialogFooter>
    </form>
  );
}
