'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { resendConfirmation } from '@/presentation/actions/tickets';
import { Button } from '../../../ui/button';
import { useRefusal } from '../use-refusal';

export function ResendConfirmation({ orderId, email }: { orderId: string; email: string }) {
  const t = useTranslations('people.order');
  const refusalOf = useRefusal();
  const [isPending, start] = useTransition();
  const resend = () =>
    start(async () => {
      const answer = await resendConfirmation(null, { orderId });
      if (answer.ok) toast.success(t('resent', { email }));
      else toast.error(refusalOf(answer.error));
    });
  return (
    <Button variant="outline" pending={isPending} onClick={resend}>
      {isPending ? null : <Send aria-hidden="true" />}
      {isPending ? t('resending') : t('resend')}
    </Button>
  );
}
