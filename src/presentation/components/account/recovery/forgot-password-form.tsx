'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { requestPasswordReset } from '@/presentation/actions/recovery';
import { paths } from '@/presentation/paths';
import { keptTexts } from '../../kept-input';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { useActionForm } from '../../use-action-form';
import { useKeptInput } from '../../use-kept-input';
import { FormAlert } from '../settings/form-alert';
import { DoorTicket } from './door-ticket';
import { Outcome } from './outcome';

const keptEmail = keptTexts(['email']);

/** Where no mail is sent, the page says where the link is found. */
export function ForgotPassword({ isMailSent }: { isMailSent: boolean }) {
  const t = useTranslations('recovery.forgot');
  const [round, setRound] = useState(0);
  return (
    <DoorTicket aside={{ text: t('remembered'), label: t('toLogin'), href: paths.login }}>
      <ForgotPasswordForm key={round} isMailSent={isMailSent} again={() => setRound(round + 1)} />
    </DoorTicket>
  );
}

function ForgotPasswordForm({ isMailSent, again }: { isMailSent: boolean; again: () => void }) {
  const t = useTranslations('recovery.forgot');
  const isSent = String(isMailSent);
  const { form, submit, isPending, isDone, error, errorOf, typed, setTyped, control } = useActionForm({
    action: requestPasswordReset,
    initial: { email: '' },
  });
  useKeptInput({ form: 'forgot-password', owner: null, read: () => typed, parse: keptEmail, restore: setTyped });
  if (isDone) {
    return (
      <Outcome
        takesFocus
        title={t('sentTitle', { isSent })}
        text={t('sentText', { isSent, email: typed.email.trim() })}
      >
        <p className="basis-full text-ink-soft">{t('sentHint', { isSent })}</p>
        <Button variant="outline" onClick={again}>
          {t('again')}
        </Button>
      </Outcome>
    );
  }
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <FormAlert error={error} />
      <Field label={t('email')} hint={t('emailHint')} error={errorOf('email')}>
        <Input type="email" autoComplete="email" maxLength={254} {...control('email')} />
      </Field>
      <Button type="submit" variant="accent" size="lg" pending={isPending}>
        {isPending ? t('submitting') : t('submit', { isSent })}
      </Button>
    </form>
  );
}
