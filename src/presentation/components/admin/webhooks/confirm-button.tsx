'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ActionResult } from '@/presentation/actions/result';
import { Alert } from '../../ui/alert';
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogTrigger } from '../../ui/alert-dialog';
import { Button } from '../../ui/button';
import { DialogFooter } from '../../ui/dialog';
import { useOneAction } from './use-one-action';

type ConfirmButtonProps<T> = {
  id: string;
  action: (previous: null, input: { id: string }) => Promise<ActionResult<T>>;
  onDone: (data: T) => void;
  isDangerous?: boolean;
  words: { button: string; title: string; text: string; pending: string; keep: string };
};

/** Asks before it does what cannot be taken back. */
export function ConfirmButton<T>({ id, action, onDone, isDangerous = false, words }: ConfirmButtonProps<T>) {
  const errors = useTranslations('errors');
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, error, forget } = useOneAction(action, (data: T) => {
    setOpen(false);
    onDone(data);
  });
  const change = (open: boolean) => {
    if (isPending) return;
    forget();
    setOpen(open);
  };
  const variant = isDangerous ? 'danger' : 'outline';
  return (
    <AlertDialog open={isOpen} onOpenChange={change}>
      <AlertDialogTrigger asChild>
        <Button variant={variant} size="sm" className="justify-self-start">
          {words.button}
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent title={words.title} description={words.text}>
        {error ? <Alert tone="danger">{errors(error.code)}</Alert> : null}
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={isPending}>
              {words.keep}
            </Button>
          </AlertDialogCancel>
          <Button variant={isDangerous ? 'danger' : 'ink'} pending={isPending} onClick={() => run({ id })}>
            {isPending ? words.pending : words.button}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
