'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { renewRecoveryCodes } from '@/presentation/actions/second-factor';
import { Dialog, DialogContent } from '../../ui/dialog';
import { type Owner, OwnerForm } from './owner-form';
import { RecoveryCodeList } from './recovery-code-list';

/** What is shown once must not go by a slip. */
const stay = (event: Event) => event.preventDefault();

type RenewCodesDialogProps = { owner: Owner; isOpen: boolean; close: () => void; onRenewed: () => void };

/** Ten new recovery codes; those before are good for nothing from then on. */
export function RenewCodesDialog({ owner, isOpen, close, onRenewed }: RenewCodesDialogProps) {
  const t = useTranslations('secondFactor.renew');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const end = () => {
    if (codes) onRenewed();
    setCodes(null);
    close();
  };
  return (
    <Dialog open={isOpen} onOpenChange={(opens) => (opens ? undefined : end())}>
      <DialogContent
        title={codes ? t('doneTitle') : t('title')}
        description={codes ? t('doneText') : t('text')}
        onInteractOutside={codes ? stay : undefined}
        onEscapeKeyDown={codes ? stay : undefined}
      >
        {codes ? (
          <RecoveryCodeList codes={codes} onKept={end} />
        ) : (
          <OwnerForm
            owner={owner}
            action={renewRecoveryCodes}
            onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
            submit={t('submit')}
            submitting={t('submitting')}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
