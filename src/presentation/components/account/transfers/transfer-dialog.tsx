'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { toast } from 'sonner';
import type { TicketDto } from '@/application/tickets/schema';
import { ApiError } from '@/presentation/api/api-error';
import { useFieldErrors } from '../../field-errors';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { useFirstError } from '../../use-first-error';
import { useOfferTransfer } from './use-transfer';

type TransferDialogProps = {
  ticket: TicketDto | null;
  /** Whether mail is sent from here at all. */
  sendsMail: boolean;
  onClose: () => void;
};

/** Open while there is a `ticket`. */
export function TransferDialog({ ticket, sendsMail, onClose }: TransferDialogProps) {
  const t = useTranslations('tickets.transfer');
  return (
    <Dialog open={ticket !== null} onOpenChange={(open) => !open && onClose()}>
      {ticket ? (
        <DialogContent title={t('title')} description={t('text', { event: ticket.event.name })}>
          {sendsMail ? null : <Alert tone="warn">{t('noMail')}</Alert>}
          <TransferForm ticket={ticket} onDone={onClose} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

function TransferForm({ ticket, onDone }: { ticket: TicketDto; onDone: () => void }) {
  const t = useTranslations('tickets.transfer');
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const { mutate, isPending, error, isError } = useOfferTransfer();
  const refused = error instanceof ApiError ? error : null;
  const errorOf = useFieldErrors(refused?.fields ?? []);
  useFirstError(form, isError && !isPending ? { ok: false } : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(
      { ticket, email, name },
      {
        onSuccess: () => {
          toast.success(t('done', { email: email.trim() }));
          onDone();
        },
      },
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      {error && !refused?.fields.length ? <TransferAlert error={error} /> : null}
      <Field label={t('email')} hint={t('emailHint')} error={errorOf('email')}>
        <Input
          type="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
      </Field>
      <Field label={t('name')} optional={t('optional')} error={errorOf('name')}>
        <Input autoComplete="off" maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <DialogFooter>
        <Button type="submit" variant="accent" pending={isPending}>
          {isPending ? t('submitting') : t('submit')}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** What was refused in words of its own, where there are any. */
export function TransferAlert({ error }: { error: Error }) {
  const t = useTranslations('tickets.transfer.refused');
  const errors = useTranslations('errors');
  const code = error instanceof ApiError ? error.code : 'UNAVAILABLE';
  return <Alert tone="danger">{t.has(code) ? t(code) : errors(code)}</Alert>;
}
