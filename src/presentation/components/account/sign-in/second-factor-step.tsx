'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button';
import { CodeField } from '../second-factor/code-field';

/** The second step of signing in: a code, once the password was right. */
export function SecondFactorStep({ error, onBack }: { error: string | undefined; onBack: () => void }) {
  const t = useTranslations('account.login.code');
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => step.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={step} className="grid gap-3">
      <p role="status" className="text-ink-soft">
        {t('text')}
      </p>
      <CodeField
        name="code"
        value={code}
        onChange={({ target }) => setCode(target.value)}
        error={error}
        isRecovery={isRecovery}
        setRecovery={(isRecovery) => {
          setRecovery(isRecovery);
          setCode('');
        }}
      />
      <Button variant="link" size="sm" className="justify-self-start" onClick={onBack}>
        {t('back')}
      </Button>
    </div>
  );
}
