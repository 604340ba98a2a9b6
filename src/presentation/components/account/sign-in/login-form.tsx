'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useEffect, useRef, useState } from 'react';
import { login } from '@/presentation/actions/account';
import { Link } from '@/presentation/i18n/navigation';
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
import { PasskeySignIn } from '../passkeys/passkey-sign-in';
import { EntryTicket } from './entry-ticket';
import { PasswordInput } from './password-input';
import { SecondFactorStep } from './second-factor-step';
import { WayOn } from './way-on';

type DemoAccount = { username: string; password: string; role: 'admin' | 'user' };

const keptUsername = keptTexts(['username']);

type LoginFormProps = {
  next?: string;
  demoAccounts: readonly DemoAccount[];
  passkeyHost: string;
  /** Above the fields: why one is here again. */
  notice?: ReactNode;
  /** Below them: other services. */
  otherWays?: ReactNode;
};

export function LoginForm({ next, demoAccounts, passkeyHost, notice, otherWays }: LoginFormProps) {
  const t = useTranslations('account');
  const errors = useTranslations('errors');
  const [answer, submit, isPending] = useActionState(login, null, useFormAddress({ next }));
  const refusal = answer && !answer.ok ? answer : null;
  const [username, setUsername] = useState(refusal?.typed.username ?? '');
  const [password, setPassword] = useState('');
  useNobodySignedIn();
  const form = useRef<HTMLFormElement>(null);
  useKeptInput({
    form: 'login',
    owner: null,
    read: () => ({ username }),
    parse: keptUsername,
    restore: (kept) => setUsername(kept.username),
  });
  useFirstError(form, answer);
  const errorOf = useFieldErrors(refusal?.error.fields ?? []);
  const isWrong = refusal?.error.code === 'INVALID_CREDENTIALS';
  const isCodeAsked = refusal?.error.code === 'SECOND_FACTOR_REQUIRED';
  const [isSecondStep, setSecondStep] = useState(isCodeAsked);
  useEffect(() => {
    if (isCodeAsked || isWrong) setSecondStep(isCodeAsked);
  }, [isCodeAsked, isWrong]);
  // Without JavaScript the password has to be typed again, beside the code.
  const isFirstStepDone = isSecondStep && password !== '';

  return (
    <>
      <EntryTicket
        question={t('login.noAccount')}
        href={next ? paths.registerThen(next) : paths.register}
        other={t('login.toRegister')}
      >
        <form ref={form} action={submit} noValidate data-awake="" className="grid gap-5">
          <WayOn next={next} />
          {refusal ? null : notice}
          {refusal && !isCodeAsked ? <Alert tone="danger">{errors(refusal.error.code)}</Alert> : null}
          <div hidden={isFirstStepDone} className="grid gap-5 [[hidden]]:hidden">
            <Field label={t('login.username')} error={errorOf('username')}>
              <Input
                name="username"
                autoComplete="username webauthn"
                autoCapitalize="none"
                spellCheck={false}
                value={username}
                onChange={(event) => setUsername(event.target.value)}
              />
            </Field>
            <Field label={t('login.password')} error={errorOf('password')}>
              <PasswordInput
                name="password"
                autoComplete="current-password"
                aria-invalid={isWrong || undefined}
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </Field>
            <Link
              href={paths.forgotPassword}
              className="-mt-2 justify-self-start font-semibold text-coral-text text-sm underline underline-offset-4"
            >
              {t('login.forgot')}
            </Link>
          </div>
          {isSecondStep ? <SecondFactorStep error={errorOf('code')} onBack={() => setSecondStep(false)} /> : null}
          <Button type="submit" variant="accent" size="lg" pending={isPending}>
            {isPending ? t('login.submitting') : isSecondStep ? t('login.code.submit') : t('login.submit')}
          </Button>
          {isSecondStep ? null : <PasskeySignIn next={next} passkeyHost={passkeyHost} />}
        </form>
        {isSecondStep ? null : otherWays}
      </EntryTicket>
      {demoAccounts.length > 0 ? (
        <section aria-labelledby="demo-accounts" className="grid max-w-md gap-3 self-start">
          <div>
            <h2 id="demo-accounts" className="font-bold text-lg">
              {t('demo.title')}
            </h2>
            <p className="text-ink-soft text-sm">{t('demo.text')}</p>
          </div>
          <ul className="grid gap-3 sm:grid-cols-2">
            {demoAccounts.map((account) => (
              <li key={account.username}>
                <button
                  type="button"
                  className="grid w-full gap-0.5 rounded-lg border border-field/70 border-dashed bg-card px-4 py-3 text-left hover:border-ink hover:bg-sunken"
                  onClick={() => {
                    setUsername(account.username);
                    setPassword(account.password);
                  }}
                >
                  <span className="sr-only">{t('demo.fill')} </span>
                  <span className="figures font-bold">
                    {account.username} <span className="font-normal text-ink-soft">/ {account.password}</span>
                  </span>
                  <span className="text-ink-soft text-sm">
                    {t(`demo.${account.role}`)}: {t(`demo.${account.role}Text`)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
