'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { resendConfirmation } from '@/presentation/actions/tickets';

/** Mails the confirmation of an order anew, and says what became of it. */
export function useResend(): (orderId: string) => void {
  const t = useTranslations('tickets.resend');
  const errors = useTranslations('errors');
  const [, startTransition] = useTransition();
  return (orderId) =>
    startTransition(async () => {
      const answer = await resendConfirmation(null, { orderId });
      if (answer.ok) return void toast.success(t('done'));
      const { code } = answer.error;
      toast.error(code === 'RATE_LIMITED' ? t('enough') : errors(code));
    });
}
