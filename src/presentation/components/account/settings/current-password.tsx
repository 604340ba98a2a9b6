'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import type { ActionError } from '@/presentation/actions/result';
import { Field } from '../../ui/field';
import { PasswordInput } from '../sign-in/password-input';

type CurrentPasswordProps = ComponentProps<typeof PasswordInput> & {
  name: string;
  /** Of the form that it stands in. */
  error: ActionError | null;
  errorOf: (field: string) => string | undefined;
};

/** Asked for before what a borrowed session must not do. */
export function CurrentPassword({ error, errorOf, ...control }: CurrentPasswordProps) {
  const t = useTranslations('settings');
  const isWrong = error?.code === 'INVALID_CREDENTIALS';
  return (
    <Field
      label={t('currentPassword')}
      hint={t('currentPasswordHint')}
      error={isWrong ? t('wrongPassword') : errorOf(control.name)}
    >
      <PasswordInput autoComplete="current-password" {...control} />
    </Field>
  );
}
