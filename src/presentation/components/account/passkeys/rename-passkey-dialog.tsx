'use client';

import { useTranslations } from 'next-intl';
import type { PasskeyDto } from '@/application/passkeys/schema';
import { renamePasskey } from '@/presentation/actions/passkeys';
import { Button } from '../../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { useActionForm } from '../../use-action-form';
import { FormAlert } from '../settings/form-alert';

type RenamePasskeyDialogProps = { passkey: PasskeyDto; close: () => void; onRenamed: () => void };

export function RenamePasskeyDialog({ passkey, close, onRenamed }: RenamePasskeyDialogProps) {
  const t = useTranslations('passkeys.rename');
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: renamePasskey,
    initial: { name: passkey.name },
    onDone: onRenamed,
  });
  return (
    <Dialog open onOpenChange={(opens) => (opens ? undefined : close())}>
      <DialogContent title={t('title')}>
        <form ref={form} action={submit} noValidate className="grid gap-5">
          <FormAlert error={error} />
          <input type="hidden" name="id" value={passkey.id} />
          <Field label={t('name')} error={errorOf('name')}>
            <Input maxLength={60} autoComplete="off" {...control('name')} />
          </Field>
          <DialogFooter>
            <Button type="submit" pending={isPending}>
              {isPending ? t('submitting') : t('submit')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
