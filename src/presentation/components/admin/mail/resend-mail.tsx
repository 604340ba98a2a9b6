'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { MailDto } from '@/application/mail/schema';
import { resendMail } from '@/presentation/actions/mail';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';

const REASONS = ['no_words', 'link_gone', 'tickets_changed'] as const;

/** What was sent goes out once more; what waits or failed is tried now. */
export function ResendMail({ mail }: { mail: Pick<MailDto, 'id' | 'status'> }) {
  const t = useTranslations('admin.mail');
  const errors = useTranslations('errors');
  const { form, submit, isPending, error } = useActionForm({
    action: resendMail,
    initial: {},
    onDone: () => toast.success(mail.status === 'SENT' ? t('resent') : t('triedAgain')),
  });
  const reason = REASONS.find((known) => known === error?.facts?.reason);
  return (
    <form ref={form} action={submit} className="grid justify-items-start gap-1.5">
      <input type="hidden" name="id" value={mail.id} />
      <Button type="submit" variant="outline" pending={isPending}>
        <Send aria-hidden="true" />
        {isPending ? t('resending') : mail.status === 'SENT' ? t('resend') : t('tryNow')}
      </Button>
      {error ? (
        <span role="alert" className="max-w-prose text-danger text-sm">
          {reason ? t(`refused.${reason}`) : errors(error.code)}
        </span>
      ) : null}
    </form>
  );
}
