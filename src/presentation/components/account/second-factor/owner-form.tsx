'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { ActionResult } from '@/presentation/actions/result';
import { Button } from '../../ui/button';
import { DialogFooter } from '../../ui/dialog';
import { useActionForm } from '../../use-action-form';
import { CurrentPassword } from '../settings/current-password';
import { CodeField } from './code-field';
import { ProofAlert } from './proof-alert';

/** What the owner of an account is asked for before it is changed how one gets in. */
export type Owner = { hasPassword: boolean; hasTotp: boolean };

type OwnerFormProps<T> = {
  owner: Owner;
  action: (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;
  onDone: (data: T) => void;
  submit: string;
  submitting: string;
  tone?: 'ink' | 'danger';
  /** What is sent besides. */
  hidden?: Record<string, string>;
  children?: ReactNode;
};

/** Password and code, as far as the account has them, and one button that does it. */
export function OwnerForm<T>({
  owner,
  action,
  onDone,
  submit,
  submitting,
  tone,
  hidden = {},
  children,
}: OwnerFormProps<T>) {
  const t = useTranslations('secondFactor');
  const [isRecovery, setRecovery] = useState(false);
  const {
    form,
    submit: send,
    isPending,
    error,
    errorOf,
    control,
  } = useActionForm({
    action,
    initial: { password: '', code: '' },
    clears: ['password', 'code'],
    onDone,
  });
  return (
    <form ref={form} action={send} noValidate className="grid gap-5">
      <ProofAlert error={error} />
      {children}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {owner.hasPassword ? <CurrentPassword error={error} errorOf={errorOf} {...control('password')} /> : null}
      {owner.hasTotp ? (
        <CodeField error={errorOf('code')} isRecovery={isRecovery} setRecovery={setRecovery} {...control('code')} />
      ) : null}
      {owner.hasPassword || owner.hasTotp ? null : <p className="text-ink-soft text-sm">{t('noPassword')}</p>}
      <DialogFooter>
        <Button type="submit" variant={tone} pending={isPending}>
          {isPending ? submitting : submit}
        </Button>
      </DialogFooter>
    </form>
  );
}
