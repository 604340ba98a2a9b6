'use client';

import type { ReactNode } from 'react';
import { Alert } from './ui/alert';
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from './ui/alert-dialog';
import { Button } from './ui/button';
import { DialogFooter } from './ui/dialog';

type ConfirmDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description: string;
  /** Between the question and the answers. */
  children?: ReactNode;
  isPending: boolean;
  /** Why it was not done. */
  refusal: string | null;
  /** The safe answer. */
  keep: string;
  /** The other one; nothing where there is none any more. */
  confirm: { label: string; pending: string; onConfirm: () => void } | null;
};

/** Asks before what cannot be taken back. It stays open while it is done, and where it was refused. */
export function ConfirmDialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  isPending,
  refusal,
  keep,
  confirm,
}: ConfirmDialogProps) {
  return (
    <AlertDialog open={isOpen} onOpenChange={(open) => !open && !isPending && onClose()}>
      <AlertDialogContent title={title} description={description}>
        {children}
        {refusal ? <Alert tone="danger">{refusal}</Alert> : null}
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={isPending}>
              {keep}
            </Button>
          </AlertDialogCancel>
          {confirm ? (
            <Button variant="danger" pending={isPending} onClick={confirm.onConfirm}>
              {isPending ? confirm.pending : confirm.label}
            </Button>
          ) : null}
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
