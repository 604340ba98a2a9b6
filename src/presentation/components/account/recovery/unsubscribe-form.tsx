'use client';

import { useTranslations } from 'next-intl';
import { unsubscribe } from '@/presentation/actions/unsubscribe';
import { paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';
import { FormAlert } from '../settings/form-alert';
import { DoorTicket } from './door-ticket';
import { NoLink } from './no-link';
import { Outcome } from './outcome';
import { useLinkToken } from './use-link-token';

/** A button, since opening the link alone must change nothing: mail scanners open links, too. */
export function UnsubscribeForm({ token: fromAddress }: { token?: string }) {
  const t = useTranslations('recovery.unsubscribe');
  const token = useLinkToken('unsubscribe', fromAddress);
  const { form, submit, isPending, isDone, error } = useActionForm({ action: unsubscribe, initial: {} });
  return (
    <DoorTicket aside={{ label: t('toEvents'), href: paths.events }}>
      {isDone ? (
        <Outcome takesFocus title={t('doneTitle')} text={t('doneText')} />
      ) : token === undefined || error?.code === 'RESOURCE_NOT_FOUND' ? (
        <NoLink wasThere={false} />
      ) : (
        <form ref={form} action={submit} className="grid gap-5">
          <FormAlert error={error} />
          <input type="hidden" name="token" value={token} />
          <p className="text-ink-soft">{t('text')}</p>
          <Button type="submit" variant="accent" size="lg" pending={isPending}>
            {isPending ? t('submitting') : t('submit')}
          </Button>
        </form>
      )}
    </DoorTicket>
  );
}
