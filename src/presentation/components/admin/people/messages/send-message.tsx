'use client';

import { Send } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { sendMessage } from '@/presentation/actions/attendee-messages';
import { Alert } from '../../../ui/alert';
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogTrigger } from '../../../ui/alert-dialog';
import { Button } from '../../../ui/button';
import { DialogFooter } from '../../../ui/dialog';
import { useMessageRefusal } from './use-message-refusal';

/** Says how many it goes to before it goes to them. What was typed and not kept is not in it. */
export function SendMessage({ id, readers }: { id: string; readers: number }) {
  const t = useTranslations('people.messages');
  const common = useTranslations('common');
  const locale = useLocale();
  const refusalOf = useMessageRefusal();
  const [isOpen, setOpen] = useState(false);
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = () =>
    start(async () => {
      const answer = await sendMessage(null, { id, locale });
      if (!answer.ok) return setRefusal(refusalOf(answer.error));
      setOpen(false);
      toast.success(t('sent'));
    });
  return (
    <AlertDialog
      open={isOpen}
      onOpenChange={(open) => {
        setRefusal(null);
        if (!isPending) setOpen(open);
      }}
    >
      <AlertDialogTrigger asChild>
        <Button variant="accent" disabled={readers === 0}>
          <Send aria-hidden="true" />
          {t('send', { count: readers })}
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent title={t('sendTitle')} description={t('sendText', { count: readers })}>
        {refusal ? <Alert tone="danger">{refusal}</Alert> : null}
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={isPending}>
              {common('cancel')}
            </Button>
          </AlertDialogCancel>
          <Button variant="accent" pending={isPending} onClick={send}>
            {isPending ? t('sending') : t('send', { count: readers })}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
