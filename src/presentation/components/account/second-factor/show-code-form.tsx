'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { showCode } from '@/presentation/actions/second-factor';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';
import { CodeField } from './code-field';
import { ProofAlert } from './proof-alert';

/** A code in a session that was opened without one. Once it was right, the page leads on. */
export function ShowCodeForm() {
  const t = useTranslations('secondFactor.show');
  const [isRecovery, setRecovery] = useState(false);
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: showCode,
    initial: { code: '' },
  });
  return (
    <form ref={form} action={submit} noValidate className="grid max-w-md gap-5">
      <ProofAlert error={error} />
      <CodeField error={errorOf('code')} isRecovery={isRecovery} setRecovery={setRecovery} {...control('code')} />
      <Button type="submit" variant="accent" className="justify-self-start" pending={isPending}>
        {isPending ? t('submitting') : t('submit')}
      </Button>
    </form>
  );
}
