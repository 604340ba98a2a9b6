'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { endApiKey } from '@/presentation/actions/api-keys';
import { FormAlert } from '../../../account/settings/form-alert';
import { Button } from '../../../ui/button';
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../../../ui/dialog';
import { useActionForm } from '../../../use-action-form';

/** Asked once more: an ended key cannot be had back. */
export function EndKey({ id, name }: { id: string; name: string }) {
  const t = useTranslations('adminAccess.keys');
  const [isOpen, setOpen] = useState(false);
  const { form, submit, isPending, error } = useActionForm({
    action: endApiKey,
    initial: {},
    onDone: () => {
      setOpen(false);
      toast.success(t('ended'));
    },
  });
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm" aria-label={t('endOf', { name })}>
          {t('end')}
        </Button>
      </DialogTrigger>
      <DialogContent title={t('endOf', { name })} description={t('endText', { name })}>
        <form ref={form} action={submit} className="grid gap-4">
          <FormAlert error={error} />
          <input type="hidden" name="id" value={id} />
          <DialogFooter>
            <Button variant="outline" onClick={() => setOpen(false)}>
              {t('keep')}
            </Button>
            <Button type="submit" variant="danger" pending={isPending}>
              {isPending ? t('ending') : t('end')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
