'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { deleteMessage } from '@/presentation/actions/attendee-messages';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../../../ui/button';
import { useMessageRefusal } from './use-message-refusal';

export function DeleteMessage({ id, eventId }: { id: string; eventId: string }) {
  const t = useTranslations('people.messages');
  const refusalOf = useMessageRefusal();
  const router = useRouter();
  const [isPending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const answer = await deleteMessage(null, { id });
      if (!answer.ok) return void toast.error(refusalOf(answer.error));
      toast.success(t('deleted'));
      router.replace(paths.eventMessages(eventId));
    });
  return (
    <Button variant="ghost" pending={isPending} onClick={remove}>
      {t('delete')}
    </Button>
  );
}
