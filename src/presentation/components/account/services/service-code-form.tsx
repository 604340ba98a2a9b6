'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { giveCode } from '@/presentation/actions/services';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Ticket } from '../../ticket-stub';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';
import { CodeField } from '../second-factor/code-field';
import { ProofAlert } from '../second-factor/proof-alert';
import { WayOn } from '../sign-in/way-on';

/** The second step, where another service has said who it is and the account asks for a code as well. */
export function ServiceCodeForm() {
  const t = useTranslations('account');
  const [isRecovery, setRecovery] = useState(false);
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: giveCode,
    initial: { code: '' },
    clears: ['code'],
  });
  return (
    <Ticket
      className="self-start lg:col-start-2 lg:row-span-2 lg:row-start-1"
      mainClassName="p-6 sm:p-8"
      stubClassName="bg-sunken px-6 py-5 sm:px-8"
      stub={
        <Link href={paths.login} className="font-semibold text-coral-text text-sm underline underline-offset-4">
          {t('services.code.other')}
        </Link>
      }
    >
      <form ref={form} action={submit} noValidate className="grid gap-5">
        <WayOn />
        <ProofAlert error={error} />
        <CodeField error={errorOf('code')} isRecovery={isRecovery} setRecovery={setRecovery} {...control('code')} />
        <Button type="submit" variant="accent" size="lg" pending={isPending}>
          {isPending ? t('login.submitting') : t('login.submit')}
        </Button>
      </form>
    </Ticket>
  );
}
