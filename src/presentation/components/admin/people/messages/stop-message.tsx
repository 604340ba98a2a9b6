'use client';

import { OctagonX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { stopMessage } from '@/presentation/actions/attendee-messages';
import { Button } from '../../../ui/button';
import { useMessageRefusal } from './use-message-refusal';

export function StopMessage({ id }: { id: string }) {
  const t = useTranslations('people.messages');
  const refusalOf = useMessageRefusal();
  const [isPending, start] = useTransition();
  const stop = () =>
    start(async () => {
      const answer = await stopMessage(null, { id });
      if (answer.ok) toast.success(t('stopped', { count: answer.data.dropped }));
      else toast.error(refusalOf(answer.error));
    });
  return (
    <Button variant="danger" pending={isPending} onClick={stop}>
      {isPending ? null : <OctagonX aria-hidden="true" />}
      {isPending ? t('stopping') : t('stop')}
    </Button>
  );
}
