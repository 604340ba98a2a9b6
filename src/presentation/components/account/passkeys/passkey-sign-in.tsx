'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { cn } from '../../ui/class-names';
import { usePasskeySignIn } from './use-passkey-sign-in';
import { usePasskeySupport } from './use-passkey-support';

/** Shown where the browser can: without a name, a password or a code. */
export function PasskeySignIn({ next, passkeyHost }: { next?: string; passkeyHost: string }) {
  const t = useTranslations('account.login.passkey');
  const errors = useTranslations('errors');
  const support = usePasskeySupport(passkeyHost);
  const isOffered = support === 'yes';
  const { ask, isPending, failure, refusal } = usePasskeySignIn(next, isOffered);
  if (support !== null && !isOffered) return null;
  return (
    // Its place is kept until the browser was asked: what stands below must not move from under a finger.
    <div className={cn('grid gap-3', !isOffered && 'invisible')}>
      {failure ? <Alert tone="danger">{t(failure)}</Alert> : null}
      {refusal && !failure ? (
        <Alert tone="danger">{refusal.code === 'INVALID_CREDENTIALS' ? t('unknown') : errors(refusal.code)}</Alert>
      ) : null}
      <Button variant="outline" size="lg" pending={isPending} onClick={ask}>
        {isPending ? null : <KeyRound aria-hidden="true" />}
        {isPending ? t('asking') : t('action')}
      </Button>
    </div>
  );
}
