'use client';

import { useTranslations } from 'next-intl';
import type { ActionError } from '@/presentation/actions/result';
import { paths } from '@/presentation/paths';
import { useSignOut } from '../../shell/use-sign-out';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';

/** Why a form was refused, where no single field says it. */
export function FormAlert({ error }: { error: ActionError | null }) {
  const errors = useTranslations('errors');
  if (!error) return null;
  if (error.facts.reason === 'sign_in_again') return <SignInAgain />;
  // The field says it.
  if (error.code === 'INVALID_CREDENTIALS' || error.fields.length > 0) return null;
  return <Alert tone="danger">{errors(error.code)}</Alert>;
}

function SignInAgain() {
  const t = useTranslations('settings');
  const leave = useSignOut();
  return (
    <Alert tone="warn" title={t('reasonToSignIn')}>
      <Button variant="link" onClick={() => leave(paths.loginThen(paths.account))}>
        {t('signInAgain')}
      </Button>
    </Alert>
  );
}
