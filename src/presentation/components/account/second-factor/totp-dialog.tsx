'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { beginTotp } from '@/presentation/actions/second-factor';
import { Dialog, DialogContent } from '../../ui/dialog';
import { type BegunTotp, FirstCodeForm } from './first-code-form';
import { type Owner, OwnerForm } from './owner-form';
import { RecoveryCodeList } from './recovery-code-list';

type Step =
  | { name: 'owner' }
  | { name: 'first-code'; begun: BegunTotp }
  | { name: 'recovery-codes'; codes: readonly string[] };

const START: Step = { name: 'owner' };

/** What is shown once must not go by a slip. */
const stay = (event: Event) => event.preventDefault();

type TotpDialogProps = { owner: Owner; isOpen: boolean; close: () => void; onSetUp: () => void };

/** Setting an app up, step by step. Closed before the first code was shown, it has changed nothing. */
export function TotpDialog({ owner, isOpen, close, onSetUp }: TotpDialogProps) {
  const t = useTranslations('secondFactor.setUp');
  const [step, setStep] = useState<Step>(START);
  const end = () => {
    if (step.name === 'recovery-codes') onSetUp();
    setStep(START);
    close();
  };
  return (
    <Dialog open={isOpen} onOpenChange={(opens) => (opens ? undefined : end())}>
      <DialogContent
        title={t(`${step.name}.title`)}
        description={t(`${step.name}.text`)}
        onInteractOutside={step.name === 'owner' ? undefined : stay}
        onEscapeKeyDown={step.name === 'recovery-codes' ? stay : undefined}
      >
        {step.name === 'owner' ? (
          <OwnerForm
            owner={owner}
            action={beginTotp}
            onDone={(begun) => setStep({ name: 'first-code', begun })}
            submit={t('next')}
            submitting={t('checking')}
          />
        ) : step.name === 'first-code' ? (
          <FirstCodeForm begun={step.begun} onDone={(codes) => setStep({ name: 'recovery-codes', codes })} />
        ) : (
          <RecoveryCodeList codes={step.codes} onKept={end} />
        )}
      </DialogContent>
    </Dialog>
  );
}
