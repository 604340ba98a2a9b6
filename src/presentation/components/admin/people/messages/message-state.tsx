import { useTranslations } from 'next-intl';
import type { MessageStatus } from '@/application/attendee-messages/schema';
import { Badge } from '../../../ui/badge';

const TONES = { DRAFT: 'neutral', SENDING: 'warn', SENT: 'ok', CANCELLED: 'danger' } as const;

export function MessageState({ status }: { status: MessageStatus }) {
  const t = useTranslations('people.messages.statuses');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
