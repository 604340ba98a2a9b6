'use client';

import { useTranslations } from 'next-intl';
import { LIMITS } from '@/domain/limits';
import { Field } from '../../ui/field';
import { Textarea } from '../../ui/input';

type CancelMessageProps = { value: string; onChange: (message: string) => void; disabled: boolean };

/** What the holders of tickets are told besides that the event is cancelled. */
export function CancelMessage({ value, onChange, disabled }: CancelMessageProps) {
  const t = useTranslations('adminEvents.cancel');
  const common = useTranslations('common');
  return (
    <Field label={t('message')} hint={t('messageHint')} optional={common('optional')}>
      <Textarea
        rows={4}
        maxLength={LIMITS.cancellationMessage}
        value={value}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
