'use client';

import { useTranslations } from 'next-intl';
import { confirmEmail } from '@/presentation/actions/recovery';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';
import { FormAlert } from '../settings/form-alert';
import { DoorTicket } from './door-ticket';
import { NoLink } from './no-link';
import { Outcome } from './outcome';
import { useLinkToken } from './use-link-token';

/** A button, since opening the link alone must change nothing: mail scanners open links, too. */
export function VerifyEmailForm({ token: fromAddress }: { token?: string }) {
  const t = useTranslations('recovery');
  const token = useLinkToken('verify-email', fromAddress);
  const { form, submit, isPending, isDone, error, errorOf } = useActionForm({
    action: confirmEmail,
    initial: {},
    address: { token: fromAddress },
  });
  const isGone = error?.code === 'RESOURCE_NOT_FOUND';
  if (isDone) {
    return (
      // Who asked for a new password at an address that was not confirmed yet goes on from here.
      <DoorTicket aside={{ text: t('verify.forgot'), label: t('verify.toReset'), href: paths.forgotPassword }}>
        <Outcome takesFocus title={t('verify.doneTitle')} text={t('verify.doneText')}>
          <Button asChild variant="accent">
            <Link href={paths.account} prefetch={false}>
              {t('verify.toAccount')}
            </Link>
          </Button>
        </Outcome>
      </DoorTicket>
    );
  }
  return (
    <DoorTicket aside={{ label: t('newVerification'), href: paths.account }}>
      {token === undefined || isGone ? (
        <NoLink wasThere={isGone} />
      ) : (
        <form ref={form} action={submit} className="grid gap-5">
          {error && error.fields.length > 0 ? <Alert tone="danger">{errorOf('email')}</Alert> : null}
          <FormAlert error={error} />
          <input type="hidden" name="token" value={token} />
          <p className="text-ink-soft">{t('verify.text')}</p>
          <Button type="submit" variant="accent" size="lg" pending={isPending}>
            {isPending ? t('verify.submitting') : t('verify.submit')}
          </Button>
        </form>
      )}
    </DoorTicket>
  );
}
