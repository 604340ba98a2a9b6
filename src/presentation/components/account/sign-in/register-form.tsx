'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useRef, useState } from 'react';
import { register } from '@/presentation/actions/account';
import { paths } from '@/presentation/paths';
import { useFieldErrors } from '../../field-errors';
import { keptTexts } from '../../kept-input';
import { useNobodySignedIn } from '../../offline/use-nobody-signed-in';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { useFirstError } from '../../use-first-error';
import { useFormAddress } from '../../use-form-address';
import { useKeptInput } from '../../use-kept-input';
import { EntryTicket } from './entry-ticket';
import { PasswordInput } from './password-input';
import { WayOn } from './way-on';

const keptAccount = keptTexts(['name', 'username', 'email']);

/** `otherWays` stand below the fields: other services. */
export function RegisterForm({ next, otherWays }: { next?: string; otherWays?: ReactNode }) {
  const t = useTranslations('account');
  const errors = useTranslations('errors');
  const [answer, submit, isPending] = useActionState(register, null, useFormAddress({ next }));
  const refusal = answer && !answer.ok ? answer : null;
  const [typed, setTyped] = useState({ name: '', username: '', email: '', password: '', ...refusal?.typed });
  useNobodySignedIn();
  const form = useRef<HTMLFormElement>(null);
  useKeptInput({
    form: 'register',
    owner: null,
    read: () => ({ name: typed.name, username: typed.username, email: typed.email }),
    parse: keptAccount,
    restore: (kept) => setTyped({ ...typed, ...kept }),
  });
  useFirstError(form, answer);
  const wrong = refusal?.error.fields ?? [];
  const errorOf = useFieldErrors(wrong);
  const control = (field: keyof typeof typed) => ({
    name: field,
    value: typed[field],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [field]: event.target.value }),
  });

  return (
    <EntryTicket
      question={t('register.haveAccount')}
      href={next ? paths.loginThen(next) : paths.login}
      other={t('register.toLogin')}
    >
      <form ref={form} action={submit} noValidate data-awake="" className="grid gap-5">
        <WayOn next={next} />
        {refusal ? (
          <Alert tone="danger">
            {wrong.length > 0
              ? t('errorSummary', { count: new Set(wrong.map(({ field }) => field)).size })
              : errors(refusal.error.code)}
          </Alert>
        ) : null}
        <Field label={t('register.name')} hint={t('register.nameHint')} error={errorOf('name')}>
          <Input autoComplete="name" maxLength={100} {...control('name')} />
        </Field>
        <Field label={t('register.email')} hint={t('register.emailHint')} error={errorOf('email')}>
          <Input type="email" autoComplete="email" maxLength={254} {...control('email')} />
        </Field>
        <Field label={t('register.username')} hint={t('register.usernameHint')} error={errorOf('username')}>
          <Input
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={50}
            {...control('username')}
          />
        </Field>
        <Field label={t('register.password')} hint={t('register.passwordHint')} error={errorOf('password')}>
          <PasswordInput isNew autoComplete="new-password" {...control('password')} />
        </Field>
        <Button type="submit" variant="accent" size="lg" pending={isPending}>
          {isPending ? t('register.submitting') : t('register.submit')}
        </Button>
      </form>
      {otherWays}
    </EntryTicket>
  );
}
