'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PasskeyDto } from '@/application/passkeys/schema';
import { beginPasskey } from '@/presentation/actions/passkeys';
import { useErrorWords } from '../../field-errors';
import { Alert } from '../../ui/alert';
import { Dialog, DialogContent } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { type Owner, OwnerForm } from '../second-factor/owner-form';
import { ProofAlert } from '../second-factor/proof-alert';
import { useNewPasskey } from './use-new-passkey';

type AddPasskeyDialogProps = {
  owner: Owner;
  suggestedName: string;
  isOpen: boolean;
  close: () => void;
  onAdded: (passkey: PasskeyDto) => void;
};

/** Asks whose account it is, then has the browser make a passkey. */
export function AddPasskeyDialog({ owner, suggestedName, isOpen, close, onAdded }: AddPasskeyDialogProps) {
  const t = useTranslations('passkeys.add');
  const failures = useTranslations('passkeys.failure');
  const words = useErrorWords();
  const [name, setName] = useState(suggestedName);
  const { made, make, reset } = useNewPasskey(onAdded);
  const end = () => {
    reset();
    setName(suggestedName);
    close();
  };
  const nameError = made.state === 'refused' ? made.error.fields.find(({ field }) => field === 'name') : undefined;
  return (
    <Dialog open={isOpen} onOpenChange={(opens) => (opens ? undefined : end())}>
      <DialogContent title={t('title')} description={t('text')}>
        {made.state === 'asking' ? <Alert>{t('asking')}</Alert> : null}
        {made.state === 'failed' ? <Alert tone="danger">{failures(made.failure)}</Alert> : null}
        {made.state === 'refused' ? <ProofAlert error={made.error} /> : null}
        <OwnerForm
          owner={owner}
          action={beginPasskey}
          onDone={(options) => make(options, name)}
          submit={t('submit')}
          submitting={t('submitting')}
        >
          <Field label={t('name')} hint={t('nameHint')} error={nameError && words(nameError)}>
            <Input value={name} maxLength={60} autoComplete="off" onChange={({ target }) => setName(target.value)} />
          </Field>
        </OwnerForm>
      </DialogContent>
    </Dialog>
  );
}
