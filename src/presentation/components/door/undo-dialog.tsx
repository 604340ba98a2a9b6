import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { LIMITS } from '@/domain/limits';
import { ApiError } from '@/presentation/api/api-error';
import { api } from '@/presentation/api/client';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../ui/dialog';
import { Input } from '../ui/input';

type UndoDialogProps = {
  ticket: { ticketId: string; name: string } | null;
  onClose: () => void;
  onUndone: (ticketId: string) => void;
};

/** Undoing needs a reason: somebody else will ask. */
export function UndoDialog({ ticket, onClose, onUndone }: UndoDialogProps) {
  const t = useTranslations('door.undo');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<'conflict' | 'failed' | null>(null);
  const [isSending, setSending] = useState(false);
  const field = useId();
  const close = () => {
    setReason('');
    setProblem(null);
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ticket || isSending) return;
    setSending(true);
    try {
      const { ticketId: id } = ticket;
      await api('DELETE /api/tickets/{id}/check-in', { params: { id }, body: { reason } });
      onUndone(id);
      close();
    } catch (error) {
      setProblem(error instanceof ApiError && error.code === 'CONFLICT' ? 'conflict' : 'failed');
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog open={ticket !== null} onOpenChange={(isOpen) => isOpen || close()}>
      <DialogContent title={t('title', { name: ticket?.name ?? '' })} description={t('text')}>
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <div className="grid gap-1.5">
            <label htmlFor={field} className="font-semibold text-sm">
              {t('reason')}
            </label>
            <Input
              id={field}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={LIMITS.undoReason}
              required
              pattern=".*\S.*"
            />
          </div>
          {problem ? <Alert tone="danger">{t(problem)}</Alert> : null}
          <DialogFooter>
            <Button variant="outline" onClick={close}>
              {t('keep')}
            </Button>
            <Button type="submit" variant="accent" pending={isSending}>
              {t('submit')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
