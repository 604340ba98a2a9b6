'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { resetPassword } from '@/presentation/actions/recovery';
import { keys } from '@/presentation/api/queries';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useActionForm } from '../../use-action-form';
import { FormAlert } from '../settings/form-alert';
import { PasswordInput } from '../sign-in/password-input';
import { DoorTicket } from './door-ticket';
import { NoLink } from './no-link';
import { Outcome } from './outcome';
import { useLinkToken } from './use-link-token';

export function ResetPasswordForm({ token: fromAddress }: { token?: string }) {
  const t = useTranslations('recovery');
  const client = useQueryClient();
  const token = useLinkToken('reset-password', fromAddress);
  const { form, submit, isPending, isDone, error, errorOf, control } = useActionForm({
    action: resetPassword,
    initial: { password: '' },
    address: { token: fromAddress },
    clears: ['password'],
    // Every session has ended, this browser's too.
    onDone: () => void client.resetQueries({ queryKey: keys.me }),
  });
  const isGone = error?.code === 'RESOURCE_NOT_FOUND';
  const newLink = { label: t('newReset'), href: paths.forgotPassword };
  if (isDone) {
    return (
      <DoorTicket aside={newLink}>
        <Outcome takesFocus title={t('reset.doneTitle')} text={t('reset.doneText')}>
          <Button asChild variant="accent">
            <Link href={paths.login}>{t('reset.toLogin')}</Link>
          </Button>
        </Outcome>
      </DoorTicket>
    );
  }
  return (
    <DoorTicket aside={newLink}>
      {token === undefined || isGone ? (
        <NoLink wasThere={isGone} />
      ) : (
        <form ref={form} action={submit} noValidate className="grid gap-5">
          <FormAlert error={error} />
          <input type="hidden" name="token" value={token} />
          <Field label={t('reset.password')} hint={t('reset.passwordHint')} error={errorOf('password')}>
            <PasswordInput isNew autoComplete="new-password" {...control('password')} />
          </Field>
          <Button type="submit" variant="accent" size="lg" pending={isPending}>
            {isPending ? t('reset.submitting') : t('reset.submit')}
          </Button>
        </form>
      )}
    </DoorTicket>
  );
}
