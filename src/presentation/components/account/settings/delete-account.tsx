'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AccountDto } from '@/application/auth/schema';
import { AlertDialog, AlertDialogContent, AlertDialogTrigger } from '../../ui/alert-dialog';
import { Button } from '../../ui/button';
import { DeleteAccountForm } from './delete-account-form';
import { UpcomingTickets } from './upcoming-tickets';

type DeleteAccountProps = {
  account: Pick<AccountDto, 'username' | 'hasPassword'>;
  upcomingTickets: number;
};

/** Asks before the account is deleted, and says what becomes of the tickets. */
export function DeleteAccount({ account, upcomingTickets }: DeleteAccountProps) {
  const t = useTranslations('settings');
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  return (
    <AlertDialog open={isOpen} onOpenChange={(open) => !isPending && setOpen(open)}>
      <AlertDialogTrigger asChild>
        <Button variant="danger">{t('data.delete.action')}</Button>
      </AlertDialogTrigger>
      <AlertDialogContent title={t('delete.title')} description={t('delete.text')}>
        <UpcomingTickets count={upcomingTickets} />
        <DeleteAccountForm account={account} onPending={setPending} />
      </AlertDialogContent>
    </AlertDialog>
  );
}
