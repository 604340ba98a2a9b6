'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type KeyboardEvent, useState } from 'react';
import { Input } from '../../ui/input';

const MAX_BYTES = 72;

type PasswordInputProps = Omit<ComponentProps<typeof Input>, 'type' | 'value'> & {
  value: string;
  /** A new password is measured while it is typed; one that exists already cannot be too long. */
  isNew?: boolean;
};

/** A password that can be shown, with a word of warning where Caps Lock is on. */
export function PasswordInput({ value, isNew = false, ...props }: PasswordInputProps) {
  const t = useTranslations('account');
  const [isVisible, setVisible] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const bytes = new TextEncoder().encode(value).length;
  const noticeCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const Icon = isVisible ? EyeOff : Eye;
  return (
    <span className="grid gap-1.5">
      <span className="relative block">
        <Input
          {...props}
          type={isVisible ? 'text' : 'password'}
          value={value}
          className="pr-12"
          autoCapitalize="none"
          spellCheck={false}
          onKeyDown={noticeCapsLock}
          onKeyUp={noticeCapsLock}
          onBlur={() => setCapsLock(false)}
        />
        <button
          type="button"
          className="absolute top-0 right-0 grid size-11 place-items-center rounded-lg text-ink-soft hover:text-ink"
          aria-label={isVisible ? t('hidePassword') : t('showPassword')}
          aria-pressed={isVisible}
          onClick={() => setVisible(!isVisible)}
        >
          <Icon className="size-5" aria-hidden="true" />
        </button>
      </span>
      <span role="status" className="text-sm text-warn empty:hidden">
        {isNew && bytes > MAX_BYTES ? t('passwordTooLong', { bytes }) : capsLock ? t('capsLock') : null}
      </span>
    </span>
  );
}
