'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { usePasskeySignIn } from './use-passkey-sign-in';
import { usePasskeySupport } from './use-passkey-support';

/** Shown where the browser can: without a name, a password or a code. */
export function PasskeySignIn({ next, passkeyHost }: { next?: string; passkeyHost: string }) {
  const t = useTranslations('account.login.passkey');
  const errors = useTranslations('errors');
  const isOffered = usePasskeySupport(passkeyHost) === 'yes';
  const { ask, isPending, failure, refusal } = usePasskeySignIn(next, isOffered);
  if (!isOffered) return null;
  return (
    <div className="grid gap-3">
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
