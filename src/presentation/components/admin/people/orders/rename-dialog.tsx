'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { OrderTicket } from '@/application/attendees/schema';
import { renameTicket } from '@/presentation/actions/attendees';
import { Button } from '../../../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { Input } from '../../../ui/input';
import { useActionForm } from '../../../use-action-form';
import { FormRefusal } from '../form-refusal';

type Props = { ticket: OrderTicket; isOpen: boolean; onClose: () => void };

export function RenameDialog({ ticket, isOpen, onClose }: Props) {
  const t = useTranslations('people.ticket');
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t('renameTitle')} description={t('renameText')}>
        <RenameForm ticket={ticket} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function RenameForm({ ticket, onDone }: { ticket: OrderTicket; onDone: () => void }) {
  const t = useTranslations('people.ticket');
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: renameTicket,
    initial: { name: ticket.participantName, email: ticket.participantEmail },
    onDone: (_, { name }) => {
      toast.success(t('renamed', { name: name.trim() }));
      onDone();
    },
  });
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <FormRefusal error={error} />
      <input type="hidden" name="ticketId" value={ticket.id} />
      <Field label={t('name')} error={errorOf('name')}>
        <Input autoComplete="off" maxLength={200} {...control('name')} />
      </Field>
      <Field label={t('email')} hint={t('emailHint')} error={errorOf('email')}>
        <Input type="email" autoComplete="off" maxLength={254} {...control('email')} />
      </Field>
      <DialogFooter>
        <Button type="submit" variant="accent" pending={isPending}>
          {isPending ? t('saving') : t('save')}
        </Button>
      </DialogFooter>
    </form>
  );
}
