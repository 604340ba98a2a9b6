'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';

type CodeFieldProps = Omit<ComponentProps<typeof Input>, 'onChange'> & {
  error?: string;
  onChange: ComponentProps<'input'>['onChange'];
  /** Whether a recovery code is asked for, which has letters: a phone shows another keyboard for it. */
  isRecovery: boolean;
  /** Null where only the app will do. */
  setRecovery: ((isRecovery: boolean) => void) | null;
};

/** A code of the app, or a recovery code in its place. Spaces and hyphens in it make no difference. */
export function CodeField({ error, isRecovery, setRecovery, ...control }: CodeFieldProps) {
  const t = useTranslations('account.code');
  return (
    <div className="grid gap-2">
      <Field
        label={isRecovery ? t('recovery') : t('label')}
        hint={isRecovery ? t('recoveryHint') : t('hint')}
        error={error}
      >
        <Input
          autoComplete={isRecovery ? 'off' : 'one-time-code'}
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className="figures text-lg tracking-wider"
          {...control}
        />
      </Field>
      {setRecovery ? (
        <Button variant="link" size="sm" className="justify-self-start" onClick={() => setRecovery(!isRecovery)}>
          {isRecovery ? t('useApp') : t('useRecovery')}
        </Button>
      ) : null}
    </div>
  );
}
